@NullMarked
package io.ostiary.liquid;

import org.jspecify.annotations.NullMarked;
