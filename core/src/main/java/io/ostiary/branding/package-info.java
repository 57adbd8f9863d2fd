/** Branding: what the pages look like on which a tenant's people sign in. */
@NullMarked
package io.ostiary.branding;

import org.jspecify.annotations.NullMarked;
