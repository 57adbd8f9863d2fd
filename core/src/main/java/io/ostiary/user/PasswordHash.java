package io.ostiary.user;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import java.util.Locale;

/**
 * A password hash from another system, in that system's own notation.
 *
 * @param format the algorithm
 * @param encoded the hash with its salt and cost parameters; a backend caps the cost that it is willing to pay
 */
public record PasswordHash(Format format, Secret encoded) {
    private static final int MAX_LENGTH = 512;

    /**
     * Checks the length.
     *
     * @throws InvalidArgumentException when it is out of range
     */
    public PasswordHash {
        if (encoded.length() == 0 || encoded.length() > MAX_LENGTH) {
            throw new InvalidArgumentException("password_hash", "must be 1 to " + MAX_LENGTH + " characters long");
        }
    }

    /** The notations that are understood. */
    public enum Format {
        /** {@code $2a$}, {@code $2b$} or {@code $2y$} modular crypt format. */
        BCRYPT,
        /** {@code $argon2id$}, {@code $argon2i$} or {@code $argon2d$} PHC string, version 19. */
        ARGON2,
        /**
         * {@code $pbkdf2-sha256$i=…$salt$hash} PHC string, {@code $pbkdf2-sha256$…} as passlib writes it or
         * {@code pbkdf2_sha256$…} as Django does; also sha512, sha1.
         */
        PBKDF2;

        /** The name outside Java, for example {@code bcrypt}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads a hash, recognising its format by its prefix.
     *
     * @throws InvalidArgumentException when no format is recognised; the message does not hold the hash
     */
    public static PasswordHash parse(Secret encoded) {
        String text = encoded.reveal();
        if (text.startsWith("$2a$") || text.startsWith("$2b$") || text.startsWith("$2y$")) {
            return new PasswordHash(Format.BCRYPT, encoded);
        }
        if (text.startsWith("$argon2")) {
            return new PasswordHash(Format.ARGON2, encoded);
        }
        if (text.startsWith("$pbkdf2") || text.startsWith("pbkdf2_")) {
            return new PasswordHash(Format.PBKDF2, encoded);
        }
        throw new InvalidArgumentException("password_hash", "must be a bcrypt, Argon2 or PBKDF2 hash");
    }
}
