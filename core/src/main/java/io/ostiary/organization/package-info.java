/** Organizations: the customers inside a tenant, who is a member of them, with which roles, and who is invited. */
@NullMarked
package io.ostiary.organization;

import org.jspecify.annotations.NullMarked;
