@NullMarked
package io.ostiary.application;

import org.jspecify.annotations.NullMarked;
