/** Identity providers: where people sign in, elsewhere by OpenID Connect, OAuth 2 or SAML, or here by a built-in method. */
@NullMarked
package io.ostiary.provider;

import org.jspecify.annotations.NullMarked;
