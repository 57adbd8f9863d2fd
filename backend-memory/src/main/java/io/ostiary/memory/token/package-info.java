/** Tokens: signed access tokens, and random opaque ones. Not part of the API; may change in any release. */
@NullMarked
package io.ostiary.memory.token;

import org.jspecify.annotations.NullMarked;
