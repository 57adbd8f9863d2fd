package io.ostiary.backend.hash;

import io.ostiary.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PBKDF2 hash (RFC 8018 §5.2), read from one of three notations: a PHC string {@code $pbkdf2-sha256$i=600000$salt$hash},
 * passlib's {@code $pbkdf2-sha256$600000$salt$hash} with {@code .} for {@code +}, or Django's
 * {@code pbkdf2_sha256$600000$salt$hash} whose salt is plain text.
 */
public final class Pbkdf2 extends SaltedHash {
    private static final Pattern PHC =
            Pattern.compile("\\$pbkdf2-(sha1|sha256|sha512)\\$i=([0-9]{1,10})(?:,l=[0-9]{1,4})?"
                    + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Pattern PASSLIB = Pattern.compile(
            "\\$pbkdf2(?:-(sha1|sha256|sha512))?\\$([0-9]{1,10})\\$([A-Za-z0-9./]+)\\$([A-Za-z0-9./]+)");
    private static final Pattern DJANGO =
            Pattern.compile("pbkdf2_(sha1|sha256|sha512)\\$([0-9]{1,10})\\$([!-#%-~]{1,128})\\$([A-Za-z0-9+/]+={0,2})");

    private final Digest digest;
    private final long iterations;

    private Pbkdf2(@Nullable String digest, String iterations, byte[] salt, byte[] hash) {
        super(salt, hash);
        this.digest = digest == null ? Digest.SHA1 : Digest.valueOf(digest.toUpperCase(Locale.ROOT));
        this.iterations = Long.parseLong(iterations);
    }

    /** The digest whose HMAC is iterated. */
    public enum Digest {
        /** SHA-1, as RFC 8018 has it. */
        SHA1(20),
        /** SHA-256. */
        SHA256(32),
        /** SHA-512. */
        SHA512(64);

        private final int bytes;

        Digest(int bytes) {
            this.bytes = bytes;
        }

        /** How the notations say it, for example {@code sha256}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads a hash. What it costs is not checked.
     *
     * @throws InvalidArgumentException when it is in none of the three notations; the message does not hold it
     */
    public static Pbkdf2 parse(String encoded) {
        Matcher phc = PHC.matcher(encoded);
        if (phc.matches()) {
            return of(phc, Notation.bytes("salt", phc.group(3)), phc.group(4));
        }
        Matcher passlib = PASSLIB.matcher(encoded);
        if (passlib.matches()) {
            byte[] salt = Notation.bytes("salt", standard(passlib.group(3)));
            return of(passlib, salt, standard(passlib.group(4)));
        }
        Matcher django = Notation.parts(
                DJANGO,
                encoded,
                "must be a PBKDF2 hash as PHC, passlib or Django write it, with sha1, sha256 or sha512");
        return of(django, django.group(3).getBytes(StandardCharsets.US_ASCII), django.group(4));
    }

    /** The digest. */
    public Digest digest() {
        return digest;
    }

    /** How often it is iterated for every block of the hash. */
    public long iterations() {
        return iterations;
    }

    /**
     * Checks that there are iterations, and at most so many.
     *
     * @throws InvalidArgumentException when there are none, or more
     */
    public void requireIterations(int most) {
        if (iterations < 1 || iterations > most) {
            throw Notation.refused("must have 1 to " + most + " PBKDF2 iterations");
        }
    }

    /**
     * Checks the same of the iterations of all blocks together, which are what the hash costs: a block is as long as the
     * digest.
     *
     * @throws InvalidArgumentException when there are none, or more
     */
    public void requireIterationsOfAllBlocks(int most) {
        int blocks = (hash().length + digest.bytes - 1) / digest.bytes;
        if (iterations < 1 || iterations * blocks > most) {
            throw Notation.refused(
                    "must have 1 to " + most + " PBKDF2 iterations, those of every block of the hash together");
        }
    }

    private static Pbkdf2 of(Matcher parts, byte[] salt, String hash) {
        return new Pbkdf2(parts.group(1), parts.group(2), salt, Notation.bytes("hash", hash));
    }

    private static String standard(String adapted) {
        return adapted.replace('.', '+');
    }
}
