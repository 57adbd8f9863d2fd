/** The extension, used and looked at from outside. */
@NullMarked
package io.ostiary.memory.junit;

import org.jspecify.annotations.NullMarked;
