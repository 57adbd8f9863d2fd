@NullMarked
package io.ostiary.billing;

import org.jspecify.annotations.NullMarked;
