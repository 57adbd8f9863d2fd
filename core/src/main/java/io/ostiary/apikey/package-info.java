/** Keys with which programs call, with the scopes that each was given and no more. */
@NullMarked
package io.ostiary.apikey;

import org.jspecify.annotations.NullMarked;
