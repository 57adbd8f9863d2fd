/** Tenants: isolated environments with their own users, roles and sessions. */
@NullMarked
package io.ostiary.tenant;

import org.jspecify.annotations.NullMarked;
