package io.ostiary.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.user.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.representations.idm.CredentialRepresentation;

/**
 * A password hash from elsewhere as Keycloak stores one. Everything is checked here: what the server does not understand
 * it takes with 201 and never matches, and what is malformed it answers with 500.
 */
final class HashedPassword {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The cost of all blocks of output together; twice as much takes the server a second for every sign-in. */
    private static final int MAX_ITERATIONS = 2_000_000;

    /** A quarter of the memory that the server has by default. */
    private static final int MAX_MEMORY_KIB = 128 * 1024;

    private static final int MAX_PASSES = 10;
    private static final int MAX_LANES = 8;
    private static final int MIN_HASH_BYTES = 16;
    private static final int MAX_BYTES = 128;

    private static final Pattern PHC =
            Pattern.compile("\\$pbkdf2-(sha1|sha256|sha512)\\$i=([0-9]{1,10})(?:,l=[0-9]{1,4})?"
                    + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Pattern PASSLIB = Pattern.compile(
            "\\$pbkdf2(?:-(sha1|sha256|sha512))?\\$([0-9]{1,10})\\$([A-Za-z0-9./]+)\\$([A-Za-z0-9./]+)");
    private static final Pattern DJANGO =
            Pattern.compile("pbkdf2_(sha1|sha256|sha512)\\$([0-9]{1,10})\\$([!-#%-~]{1,128})\\$([A-Za-z0-9+/]+={0,2})");
    private static final Pattern ARGON2 = Pattern.compile("\\$argon2(id|i|d)\\$v=19"
            + "\\$m=([0-9]{1,10}),t=([0-9]{1,10}),p=([0-9]{1,10})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Keycloak's names of the algorithms, and how many bytes a block of output has. */
    private static final Map<String, Pbkdf2> ALGORITHMS = Map.of(
            "sha1", new Pbkdf2("pbkdf2", 20),
            "sha256", new Pbkdf2("pbkdf2-sha256", 32),
            "sha512", new Pbkdf2("pbkdf2-sha512", 64));

    private HashedPassword() {}

    /**
     * The credential that holds the hash.
     *
     * @throws InvalidArgumentException when the hash is malformed or too expensive; the message does not hold it
     * @throws io.ostiary.UnsupportedException when the server knows no hash of that format
     */
    static CredentialRepresentation credential(PasswordHash hash) {
        KeycloakCapabilities.WIDEST.require(
                Operation.IMPORT_USERS, "hash_format." + hash.format().id());
        String encoded = hash.encoded().reveal();
        return switch (hash.format()) {
            case ARGON2 -> argon2(encoded);
            case PBKDF2 -> pbkdf2(encoded);
            case BCRYPT -> throw new IllegalStateException("refused above");
        };
    }

    private static CredentialRepresentation pbkdf2(String encoded) {
        Matcher phc = PHC.matcher(encoded);
        if (phc.matches()) {
            return pbkdf2(phc.group(1), phc.group(2), salt(phc.group(3)), hash(phc.group(4)));
        }
        Matcher passlib = PASSLIB.matcher(encoded);
        if (passlib.matches()) {
            String digest = passlib.group(1) == null ? "sha1" : passlib.group(1);
            return pbkdf2(digest, passlib.group(2), salt(standard(passlib.group(3))), hash(standard(passlib.group(4))));
        }
        Matcher django = DJANGO.matcher(encoded);
        if (django.matches()) {
            byte[] salt = django.group(3).getBytes(StandardCharsets.US_ASCII);
            return pbkdf2(django.group(1), django.group(2), salt, hash(django.group(4)));
        }
        throw refused("must be a PBKDF2 hash as PHC, passlib or Django write it, with sha1, sha256 or sha512");
    }

    private static CredentialRepresentation pbkdf2(String digest, String iterations, byte[] salt, byte[] hash) {
        Pbkdf2 algorithm = ALGORITHMS.getOrDefault(digest, new Pbkdf2(digest, MIN_HASH_BYTES));
        long count = Long.parseLong(iterations);
        int blocks = (hash.length + algorithm.blockBytes - 1) / algorithm.blockBytes;
        if (count < 1 || count * blocks > MAX_ITERATIONS) {
            throw refused("must have 1 to " + MAX_ITERATIONS
                    + " PBKDF2 iterations, those of every block of the hash together");
        }
        return credential(algorithm.name, count, Map.of(), salt, hash);
    }

    private static CredentialRepresentation argon2(String encoded) {
        Matcher parts = ARGON2.matcher(encoded);
        if (!parts.matches()) {
            throw refused("must be a PHC string of Argon2 version 19");
        }
        long memory = Long.parseLong(parts.group(2));
        long passes = Long.parseLong(parts.group(3));
        long lanes = Long.parseLong(parts.group(4));
        if (memory > MAX_MEMORY_KIB
                || passes < 1
                || passes > MAX_PASSES
                || lanes < 1
                || lanes > MAX_LANES
                || memory < 8 * lanes) {
            throw refused("must cost at most m=" + MAX_MEMORY_KIB + ", t=" + MAX_PASSES + ", p=" + MAX_LANES
                    + ", and m at least 8 p");
        }
        byte[] hash = hash(parts.group(6));
        Map<String, List<String>> parameters = Map.of(
                "type", List.of(parts.group(1)),
                "version", List.of("1.3"),
                "memory", List.of(String.valueOf(memory)),
                "parallelism", List.of(String.valueOf(lanes)),
                "hashLength", List.of(String.valueOf(hash.length)));
        return credential("argon2", passes, parameters, salt(parts.group(5)), hash);
    }

    private static CredentialRepresentation credential(
            String algorithm, long iterations, Map<String, List<String>> parameters, byte[] salt, byte[] hash) {
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setCredentialData(print(
                Map.of("algorithm", algorithm, "hashIterations", iterations, "additionalParameters", parameters)));
        credential.setSecretData(print(Map.of("value", base64(hash), "salt", base64(salt))));
        return credential;
    }

    private static String print(Map<String, Object> json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers print", e);
        }
    }

    private static byte[] salt(String base64) {
        return decode("salt", base64, 1);
    }

    private static byte[] hash(String base64) {
        return decode("hash", base64, MIN_HASH_BYTES);
    }

    private static byte[] decode(String name, String base64, int min) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused("must have its " + name + " in Base64");
        }
        if (bytes.length < min || bytes.length > MAX_BYTES) {
            throw refused("must have a " + name + " of " + min + " to " + MAX_BYTES + " bytes");
        }
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String standard(String adapted) {
        return adapted.replace('.', '+');
    }

    private static InvalidArgumentException refused(String problem) {
        return new InvalidArgumentException("password_hash", problem);
    }

    private record Pbkdf2(String name, int blockBytes) {}
}
