/** Templates in Liquid that somebody else wrote: what they may do is bounded, whatever they say. */
@NullMarked
package io.ostiary.liquid;

import org.jspecify.annotations.NullMarked;
