@NullMarked
package io.ostiary.provider;

import org.jspecify.annotations.NullMarked;
