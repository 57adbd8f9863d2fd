package io.ostiary.auth0;

import io.ostiary.backend.hash.Argon2;
import io.ostiary.backend.hash.Bcrypt;
import io.ostiary.backend.hash.Pbkdf2;
import io.ostiary.backend.hash.SaltedHash;
import io.ostiary.user.PasswordHash;
import java.util.Base64;
import java.util.Map;

/**
 * A password hash from elsewhere, as an import takes one: {@code custom_password_hash}. Everything is checked here, because
 * whatever Auth0 takes and cannot compute keeps the user out.
 */
final class HashedPassword {
    private static final int MAX_BCRYPT_COST = 16;
    private static final int MAX_ITERATIONS = 2_000_000;
    private static final int MAX_MEMORY_KIB = 128 * 1024;
    private static final int MAX_PASSES = 10;
    private static final int MAX_LANES = 8;
    private static final int MIN_HASH_BYTES = 16;
    private static final int MAX_BYTES = 128;

    private HashedPassword() {}

    /**
     * The hash as a member of a row.
     *
     * @throws io.ostiary.InvalidArgumentException when it is malformed or too expensive; the message does not hold it
     */
    static Map<String, Object> toImport(PasswordHash hash) {
        String encoded = hash.encoded().reveal();
        String value = switch (hash.format()) {
            case BCRYPT -> bcrypt(encoded);
            case ARGON2 -> argon2(encoded);
            case PBKDF2 -> pbkdf2(encoded);
        };
        return Map.of("algorithm", hash.format().id(), "hash", Map.of("value", value));
    }

    /** Auth0 takes no {@code $2y$}. */
    private static String bcrypt(String encoded) {
        Bcrypt hash = Bcrypt.parse(encoded);
        hash.requireCost(MAX_BCRYPT_COST);
        return hash.encode2b();
    }

    private static String argon2(String encoded) {
        Argon2 hash = Argon2.parse(encoded);
        hash.requireCost(MAX_MEMORY_KIB, MAX_PASSES, MAX_LANES);
        requireLengths(hash);
        return encoded;
    }

    /** Auth0 takes PHC strings that name the length, which defaults to 64 bytes whatever the hash has. */
    private static String pbkdf2(String encoded) {
        Pbkdf2 hash = Pbkdf2.parse(encoded);
        hash.requireIterations(MAX_ITERATIONS);
        requireLengths(hash);
        return "$pbkdf2-" + hash.digest().id() + "$i=" + hash.iterations() + ",l=" + hash.hash().length + "$"
                + base64(hash.salt()) + "$" + base64(hash.hash());
    }

    private static void requireLengths(SaltedHash hash) {
        hash.requireSalt(1, MAX_BYTES);
        hash.requireHash(MIN_HASH_BYTES, MAX_BYTES);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
