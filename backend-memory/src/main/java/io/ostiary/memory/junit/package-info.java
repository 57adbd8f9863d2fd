/** For tests of programs that use Ostiary: a backend per test. Needs JUnit Jupiter, which this module brings only if asked. */
@NullMarked
package io.ostiary.memory.junit;

import org.jspecify.annotations.NullMarked;
