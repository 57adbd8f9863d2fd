package io.ostiary.auth0.emulator;

/** What a password is checked against. */
interface Credential {
    boolean matches(String password);

    /** A password that the tenant was given as it is. */
    static Credential of(String password) {
        return password::equals;
    }
}
