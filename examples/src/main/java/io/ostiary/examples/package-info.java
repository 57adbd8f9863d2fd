/** Programs that show how Ostiary is used. */
@NullMarked
package io.ostiary.examples;

import org.jspecify.annotations.NullMarked;
