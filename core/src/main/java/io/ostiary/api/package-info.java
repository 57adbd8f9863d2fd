/** APIs: what applications call with access tokens, resource servers in the words of RFC 6749, and which may call them. */
@NullMarked
package io.ostiary.api;

import org.jspecify.annotations.NullMarked;
