package io.ostiary.memory.password;

import io.ostiary.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A PBKDF2 hash (RFC 8018 §5.2) in one of three notations: a PHC string {@code $pbkdf2-sha256$i=600000$salt$hash},
 * passlib's {@code $pbkdf2-sha256$600000$salt$hash} with {@code .} for {@code +}, or Django's
 * {@code pbkdf2_sha256$600000$salt$hash} whose salt is plain text.
 */
final class Pbkdf2Hash implements EncodedHash {
    private static final int MAX_ITERATIONS = 2_000_000;
    private static final int MAX_BYTES = 128;
    private static final int MIN_HASH_BYTES = 16;

    private static final Pattern PHC =
            Pattern.compile("\\$pbkdf2-(sha1|sha256|sha512)\\$i=([0-9]{1,10})(?:,l=[0-9]{1,4})?"
                    + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Pattern PASSLIB = Pattern.compile(
            "\\$pbkdf2(?:-(sha1|sha256|sha512))?\\$([0-9]{1,10})\\$([A-Za-z0-9./]+)\\$([A-Za-z0-9./]+)");
    private static final Pattern DJANGO =
            Pattern.compile("pbkdf2_(sha1|sha256|sha512)\\$([0-9]{1,10})\\$([!-#%-~]{1,128})\\$([A-Za-z0-9+/]+={0,2})");
    private static final Map<String, String> ALGORITHMS = Map.of(
            "sha1", "PBKDF2WithHmacSHA1",
            "sha256", "PBKDF2WithHmacSHA256",
            "sha512", "PBKDF2WithHmacSHA512");

    private static final Map<String, Integer> BLOCK_BYTES = Map.of("sha1", 20, "sha256", 32, "sha512", 64);

    private final String digest;
    private final int iterations;
    private final byte[] salt;
    private final byte[] derived;

    private Pbkdf2Hash(String digest, int iterations, byte[] salt, byte[] derived) {
        this.digest = digest;
        this.iterations = iterations;
        this.salt = salt;
        this.derived = derived;
    }

    static Pbkdf2Hash parse(String encoded) {
        Matcher phc = PHC.matcher(encoded);
        if (phc.matches()) {
            return of(phc.group(1), phc.group(2), salt(phc.group(3)), phc.group(4));
        }
        Matcher passlib = PASSLIB.matcher(encoded);
        if (passlib.matches()) {
            String digest = passlib.group(1) == null ? "sha1" : passlib.group(1);
            return of(digest, passlib.group(2), salt(standard(passlib.group(3))), standard(passlib.group(4)));
        }
        Matcher django = DJANGO.matcher(encoded);
        if (django.matches()) {
            byte[] salt = django.group(3).getBytes(StandardCharsets.US_ASCII);
            return of(django.group(1), django.group(2), salt, django.group(4));
        }
        throw EncodedHash.refused(
                "must be a PBKDF2 hash as PHC, passlib or Django write it, with sha1, sha256 or sha512");
    }

    @Override
    public boolean matches(Secret password) {
        var spec = new PBEKeySpec(password.reveal().toCharArray(), salt, iterations, derived.length * Byte.SIZE);
        try {
            byte[] candidate = SecretKeyFactory.getInstance(ALGORITHMS.getOrDefault(digest, digest))
                    .generateSecret(spec)
                    .getEncoded();
            return MessageDigest.isEqual(derived, candidate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2 with " + digest, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static Pbkdf2Hash of(String digest, String iterations, byte[] salt, String derived) {
        long count = Long.parseLong(iterations);
        byte[] hash = Base64Text.decode("hash", derived, MIN_HASH_BYTES, MAX_BYTES);
        int blockBytes = BLOCK_BYTES.getOrDefault(digest, MIN_HASH_BYTES);
        int blocks = (hash.length + blockBytes - 1) / blockBytes;
        if (count < 1 || count * blocks > MAX_ITERATIONS) {
            throw EncodedHash.refused("must have 1 to " + MAX_ITERATIONS
                    + " PBKDF2 iterations, those of every block of the hash together");
        }
        return new Pbkdf2Hash(digest, (int) count, salt, hash);
    }

    private static byte[] salt(String base64) {
        return Base64Text.decode("salt", base64, 1, MAX_BYTES);
    }

    private static String standard(String adapted) {
        return adapted.replace('.', '+');
    }
}
