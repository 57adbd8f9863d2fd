/** Many clients on one server for a long time, with faults: does anything grow, get lost, or go unsaid? */
@NullMarked
package io.ostiary.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
