@NullMarked
package io.ostiary.examples;

import org.jspecify.annotations.NullMarked;
