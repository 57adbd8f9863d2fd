/** Applications: what users sign in to and what calls APIs, OAuth 2 clients in the words of RFC 6749. */
@NullMarked
package io.ostiary.application;

import org.jspecify.annotations.NullMarked;
