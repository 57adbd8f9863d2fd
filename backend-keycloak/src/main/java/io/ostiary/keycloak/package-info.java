/**
 * Keycloak 26 as a backend, through its Admin REST API: a tenant is a realm, a user is a user of the realm, a role is a
 * realm role. Nothing of the admin client shows in what callers get.
 */
@NullMarked
package io.ostiary.keycloak;

import org.jspecify.annotations.NullMarked;
