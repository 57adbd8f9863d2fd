package io.ostiary.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Operation;
import io.ostiary.backend.hash.Argon2;
import io.ostiary.backend.hash.Pbkdf2;
import io.ostiary.backend.hash.SaltedHash;
import io.ostiary.user.PasswordHash;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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

    private HashedPassword() {}

    /**
     * The credential that holds the hash.
     *
     * @throws io.ostiary.InvalidArgumentException when the hash is malformed or too expensive; the message does not hold it
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
        Pbkdf2 hash = Pbkdf2.parse(encoded);
        hash.requireIterationsOfAllBlocks(MAX_ITERATIONS);
        String algorithm = hash.digest() == Pbkdf2.Digest.SHA1
                ? "pbkdf2"
                : "pbkdf2-" + hash.digest().id();
        return credential(algorithm, hash.iterations(), Map.of(), hash);
    }

    private static CredentialRepresentation argon2(String encoded) {
        Argon2 hash = Argon2.parse(encoded);
        hash.requireCost(MAX_MEMORY_KIB, MAX_PASSES, MAX_LANES);
        Map<String, List<String>> parameters = Map.of(
                "type", List.of(hash.type().id()),
                "version", List.of("1.3"),
                "memory", List.of(String.valueOf(hash.memoryKib())),
                "parallelism", List.of(String.valueOf(hash.lanes())),
                "hashLength", List.of(String.valueOf(hash.hash().length)));
        return credential("argon2", hash.passes(), parameters, hash);
    }

    private static CredentialRepresentation credential(
            String algorithm, long iterations, Map<String, List<String>> parameters, SaltedHash hash) {
        hash.requireSalt(1, MAX_BYTES);
        hash.requireHash(MIN_HASH_BYTES, MAX_BYTES);
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setCredentialData(print(
                Map.of("algorithm", algorithm, "hashIterations", iterations, "additionalParameters", parameters)));
        credential.setSecretData(print(Map.of("value", base64(hash.hash()), "salt", base64(hash.salt()))));
        return credential;
    }

    private static String print(Map<String, Object> json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers print", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
