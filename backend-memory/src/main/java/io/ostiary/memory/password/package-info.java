/**
 * Password hashes: Argon2id for new passwords, and bcrypt, PBKDF2 and Argon2 for those that come from elsewhere. Public
 * as far as the backend's builder needs it; the rest may change in any release.
 */
@NullMarked
package io.ostiary.memory.password;

import org.jspecify.annotations.NullMarked;
