@NullMarked
package io.ostiary;

import org.jspecify.annotations.NullMarked;
