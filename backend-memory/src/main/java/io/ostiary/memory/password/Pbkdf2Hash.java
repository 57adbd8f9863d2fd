package io.ostiary.memory.password;

import io.ostiary.Secret;
import io.ostiary.backend.hash.Pbkdf2;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A PBKDF2 hash (RFC 8018 §5.2). */
final class Pbkdf2Hash implements EncodedHash {
    private static final int MAX_ITERATIONS = 2_000_000;
    private static final int MAX_BYTES = 128;
    private static final int MIN_HASH_BYTES = 16;

    private final Pbkdf2 hash;

    private Pbkdf2Hash(Pbkdf2 hash) {
        this.hash = hash;
    }

    static Pbkdf2Hash parse(String encoded) {
        Pbkdf2 hash = Pbkdf2.parse(encoded);
        hash.requireSalt(1, MAX_BYTES);
        hash.requireHash(MIN_HASH_BYTES, MAX_BYTES);
        hash.requireIterationsOfAllBlocks(MAX_ITERATIONS);
        return new Pbkdf2Hash(hash);
    }

    @Override
    public boolean matches(Secret password) {
        byte[] derived = hash.hash();
        int iterations = Math.toIntExact(hash.iterations());
        var spec = new PBEKeySpec(password.reveal().toCharArray(), hash.salt(), iterations, derived.length * Byte.SIZE);
        try {
            byte[] candidate = SecretKeyFactory.getInstance(algorithm(hash.digest()))
                    .generateSecret(spec)
                    .getEncoded();
            return MessageDigest.isEqual(derived, candidate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm(hash.digest()), e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String algorithm(Pbkdf2.Digest digest) {
        return "PBKDF2WithHmac" + digest.name();
    }
}
