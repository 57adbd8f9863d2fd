@NullMarked
package io.ostiary.branding;

import org.jspecify.annotations.NullMarked;
