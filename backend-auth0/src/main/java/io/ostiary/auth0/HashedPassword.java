package io.ostiary.auth0;

import io.ostiary.InvalidArgumentException;
import io.ostiary.user.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A password hash from elsewhere, as an import takes one: {@code custom_password_hash}. Everything is checked here, because
 * whatever Auth0 takes and cannot compute keeps the user out.
 */
final class HashedPassword {
    private static final int MAX_BCRYPT_COST = 16;
    private static final long MAX_ITERATIONS = 2_000_000;
    private static final long MAX_MEMORY_KIB = 128 * 1024;
    private static final long MAX_PASSES = 10;
    private static final long MAX_LANES = 8;
    private static final int MIN_HASH_BYTES = 16;
    private static final int MAX_BYTES = 128;

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$([./A-Za-z0-9]{53})");
    private static final Pattern PHC =
            Pattern.compile("\\$pbkdf2-(sha1|sha256|sha512)\\$i=([0-9]{1,10})(?:,l=[0-9]{1,4})?"
                    + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Pattern PASSLIB = Pattern.compile(
            "\\$pbkdf2(?:-(sha1|sha256|sha512))?\\$([0-9]{1,10})\\$([A-Za-z0-9./]+)\\$([A-Za-z0-9./]+)");
    private static final Pattern DJANGO =
            Pattern.compile("pbkdf2_(sha1|sha256|sha512)\\$([0-9]{1,10})\\$([!-#%-~]{1,128})\\$([A-Za-z0-9+/]+={0,2})");
    private static final Pattern ARGON2 = Pattern.compile("\\$argon2(?:id|i|d)\\$v=19"
            + "\\$m=([0-9]{1,10}),t=([0-9]{1,10}),p=([0-9]{1,10})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private HashedPassword() {}

    /**
     * The hash as a member of a row.
     *
     * @throws InvalidArgumentException when it is malformed or too expensive; the message does not hold it
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

    /** {@code $2y$} is PHP's name of what the others call {@code $2b$}. */
    private static String bcrypt(String encoded) {
        Matcher parts = BCRYPT.matcher(encoded);
        if (!parts.matches()) {
            throw refused("must be a bcrypt hash in modular crypt format");
        }
        int cost = Integer.parseInt(parts.group(1));
        if (cost < 4 || cost > MAX_BCRYPT_COST) {
            throw refused("must have a bcrypt cost of 4 to " + MAX_BCRYPT_COST);
        }
        return "$2b$" + parts.group(1) + "$" + parts.group(2);
    }

    private static String argon2(String encoded) {
        Matcher parts = ARGON2.matcher(encoded);
        if (!parts.matches()) {
            throw refused("must be a PHC string of Argon2 version 19");
        }
        long memory = Long.parseLong(parts.group(1));
        long passes = Long.parseLong(parts.group(2));
        long lanes = Long.parseLong(parts.group(3));
        if (memory > MAX_MEMORY_KIB
                || passes < 1
                || passes > MAX_PASSES
                || lanes < 1
                || lanes > MAX_LANES
                || memory < 8 * lanes) {
            throw refused("must cost at most m=" + MAX_MEMORY_KIB + ", t=" + MAX_PASSES + ", p=" + MAX_LANES
                    + ", and m at least 8 p");
        }
        requireBytes("salt", parts.group(4), 1);
        requireBytes("hash", parts.group(5), MIN_HASH_BYTES);
        return encoded;
    }

    private static String pbkdf2(String encoded) {
        Matcher phc = PHC.matcher(encoded);
        if (phc.matches()) {
            return pbkdf2(phc.group(1), phc.group(2), phc.group(3), phc.group(4));
        }
        Matcher passlib = PASSLIB.matcher(encoded);
        if (passlib.matches()) {
            return pbkdf2(
                    passlib.group(1) == null ? "sha1" : passlib.group(1),
                    passlib.group(2),
                    passlib.group(3).replace('.', '+'),
                    passlib.group(4).replace('.', '+'));
        }
        Matcher django = DJANGO.matcher(encoded);
        if (django.matches()) {
            String salt = Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(django.group(3).getBytes(StandardCharsets.US_ASCII));
            return pbkdf2(
                    django.group(1), django.group(2), salt, django.group(4).replace("=", ""));
        }
        throw refused("must be a PBKDF2 hash as PHC, passlib or Django write it, with sha1, sha256 or sha512");
    }

    /** Auth0 takes PHC strings that name the length, which defaults to 64 bytes whatever the hash has. */
    private static String pbkdf2(String digest, String iterations, String salt, String hash) {
        long count = Long.parseLong(iterations);
        if (count < 1 || count > MAX_ITERATIONS) {
            throw refused("must have 1 to " + MAX_ITERATIONS + " PBKDF2 iterations");
        }
        requireBytes("salt", salt, 1);
        int length = requireBytes("hash", hash, MIN_HASH_BYTES);
        return "$pbkdf2-" + digest + "$i=" + count + ",l=" + length + "$" + salt + "$" + hash;
    }

    private static int requireBytes(String name, String base64, int min) {
        int length;
        try {
            length = Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            throw refused("must have its " + name + " in Base64");
        }
        if (length < min || length > MAX_BYTES) {
            throw refused("must have a " + name + " of " + min + " to " + MAX_BYTES + " bytes");
        }
        return length;
    }

    private static InvalidArgumentException refused(String problem) {
        return new InvalidArgumentException("password_hash", problem);
    }
}
