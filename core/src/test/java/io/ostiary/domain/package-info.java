@NullMarked
package io.ostiary.domain;

import org.jspecify.annotations.NullMarked;
