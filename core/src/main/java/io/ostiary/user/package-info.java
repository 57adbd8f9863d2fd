/** Users: who they are, their sign-in identities, their administrator-only metadata, and how claims come from it. */
@NullMarked
package io.ostiary.user;

import org.jspecify.annotations.NullMarked;
