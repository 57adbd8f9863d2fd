/** Notations of password hashes, well and badly written. */
@NullMarked
package io.ostiary.backend.hash;

import org.jspecify.annotations.NullMarked;
