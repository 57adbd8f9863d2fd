@NullMarked
package io.ostiary.keycloak;

import org.jspecify.annotations.NullMarked;
