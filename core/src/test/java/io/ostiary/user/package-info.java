@NullMarked
package io.ostiary.user;

import org.jspecify.annotations.NullMarked;
