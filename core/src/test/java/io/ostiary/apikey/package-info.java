@NullMarked
package io.ostiary.apikey;

import org.jspecify.annotations.NullMarked;
