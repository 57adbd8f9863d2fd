package io.ostiary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A credential: a password, a token, a hash, a key. It prints as {@code Secret[***]} wherever it ends up; only
 * {@link #reveal()} gives the value away, and its callers are few and listed.
 *
 * <p>Equality is decided in time that does not depend on where two secrets differ.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a credential. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The credential itself. */
    public String reveal() {
        return value;
    }

    /** The credential's length in UTF-16 units, for checks that need not see it. */
    public int length() {
        return value.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
