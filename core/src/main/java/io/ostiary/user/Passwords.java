package io.ostiary.user;

import io.ostiary.Secret;

/** The bounds within which every backend takes a password; its own policy may be stricter. */
final class Passwords {
    static final int MIN = 8;
    static final int MAX = 256;
    static final String RULE = "must be " + MIN + " to " + MAX + " characters long";

    private Passwords() {}

    static boolean lengthOk(Secret password) {
        return password.length() >= MIN && password.length() <= MAX;
    }
}
