@NullMarked
package io.ostiary.session;

import org.jspecify.annotations.NullMarked;
