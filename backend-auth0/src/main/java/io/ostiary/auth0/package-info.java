/**
 * Auth0 as a backend, through its Management API and its Authentication API: the tenant is the one that the domain
 * belongs to, a user is a user of one database connection, a role is a role of the tenant. Nothing of Auth0's SDK shows in
 * what callers get.
 */
@NullMarked
package io.ostiary.auth0;

import org.jspecify.annotations.NullMarked;
