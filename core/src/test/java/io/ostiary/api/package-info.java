@NullMarked
package io.ostiary.api;

import org.jspecify.annotations.NullMarked;
