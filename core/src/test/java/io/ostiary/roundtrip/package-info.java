/** Counts the requests that the operations of a backend make. Run by a backend whose provider is at the other end of HTTP. */
@NullMarked
package io.ostiary.roundtrip;

import org.jspecify.annotations.NullMarked;
