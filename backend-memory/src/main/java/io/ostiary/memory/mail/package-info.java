/** Mails that the in-memory backend writes, and where they go. */
@NullMarked
package io.ostiary.memory.mail;

import org.jspecify.annotations.NullMarked;
