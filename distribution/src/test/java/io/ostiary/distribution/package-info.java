/** What needs every module at once. */
@NullMarked
package io.ostiary.distribution;

import org.jspecify.annotations.NullMarked;
