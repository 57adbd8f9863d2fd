/** How programs in other frameworks let people sign in with the provider: guides of standard libraries for OpenID Connect. */
@NullMarked
package io.ostiary.mcp.integration;

import org.jspecify.annotations.NullMarked;
