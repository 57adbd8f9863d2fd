@NullMarked
package io.ostiary.memory.dns;

import org.jspecify.annotations.NullMarked;
