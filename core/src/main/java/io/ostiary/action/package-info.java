/** Actions: code of a tenant's own that runs when somebody signs in, registers, or asks for a token. */
@NullMarked
package io.ostiary.action;

import org.jspecify.annotations.NullMarked;
