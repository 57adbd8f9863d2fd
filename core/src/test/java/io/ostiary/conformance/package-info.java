@NullMarked
package io.ostiary.conformance;

import org.jspecify.annotations.NullMarked;
