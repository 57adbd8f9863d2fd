/** Domains of a tenant's own: those under which its people sign in, and those from which it mails them. */
@NullMarked
package io.ostiary.domain;

import org.jspecify.annotations.NullMarked;
