package io.ostiary.memory.password;

import io.ostiary.Secret;
import io.ostiary.user.PasswordHash;

/** A password hash that was read from its notation and found acceptable. */
sealed interface EncodedHash permits Argon2Hash, BcryptHash, Pbkdf2Hash {
    /** Whether it is the hash of that password. */
    boolean matches(Secret password);

    /**
     * Reads a hash.
     *
     * @throws io.ostiary.InvalidArgumentException when it is malformed or too expensive; the message does not hold the hash
     */
    static EncodedHash parse(PasswordHash hash) {
        String encoded = hash.encoded().reveal();
        return switch (hash.format()) {
            case ARGON2 -> Argon2Hash.parse(encoded);
            case BCRYPT -> BcryptHash.parse(encoded);
            case PBKDF2 -> Pbkdf2Hash.parse(encoded);
        };
    }
}
