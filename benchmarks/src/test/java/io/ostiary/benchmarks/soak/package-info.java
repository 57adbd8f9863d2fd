@NullMarked
package io.ostiary.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
