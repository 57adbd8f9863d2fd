/** Sessions: signing in, refreshing, revoking, and verifying the tokens that come of it. */
@NullMarked
package io.ostiary.session;

import org.jspecify.annotations.NullMarked;
