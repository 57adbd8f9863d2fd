@NullMarked
package io.ostiary.html;

import org.jspecify.annotations.NullMarked;
