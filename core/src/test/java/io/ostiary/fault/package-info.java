/** Lets go wrong what can go wrong between a backend and its provider. Run by a backend whose provider is at the other end of HTTP. */
@NullMarked
package io.ostiary.fault;

import org.jspecify.annotations.NullMarked;
