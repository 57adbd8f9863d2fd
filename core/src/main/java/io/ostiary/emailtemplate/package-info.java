/** The texts of the mails that a tenant sends to its users. */
@NullMarked
package io.ostiary.emailtemplate;

import org.jspecify.annotations.NullMarked;
