@NullMarked
package io.ostiary.alert;

import org.jspecify.annotations.NullMarked;
