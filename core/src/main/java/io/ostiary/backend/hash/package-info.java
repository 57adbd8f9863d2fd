/**
 * Password hashes from elsewhere, read from their notations: the same for every backend. A backend bounds what a hash may
 * cost it, and turns the hash into what its provider takes.
 */
@NullMarked
package io.ostiary.backend.hash;

import org.jspecify.annotations.NullMarked;
