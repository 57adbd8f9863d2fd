@NullMarked
package io.ostiary.backend;

import org.jspecify.annotations.NullMarked;
