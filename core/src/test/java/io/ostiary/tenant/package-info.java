@NullMarked
package io.ostiary.tenant;

import org.jspecify.annotations.NullMarked;
