/** Tests of what roles allow. */
@NullMarked
package io.ostiary.permission;

import org.jspecify.annotations.NullMarked;
