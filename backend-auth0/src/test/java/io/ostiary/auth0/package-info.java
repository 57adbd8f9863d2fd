@NullMarked
package io.ostiary.auth0;

import org.jspecify.annotations.NullMarked;
