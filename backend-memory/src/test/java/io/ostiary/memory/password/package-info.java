/** Known answers, and hashes that must not be computed. */
@NullMarked
package io.ostiary.memory.password;

import org.jspecify.annotations.NullMarked;
