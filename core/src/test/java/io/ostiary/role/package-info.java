@NullMarked
package io.ostiary.role;

import org.jspecify.annotations.NullMarked;
