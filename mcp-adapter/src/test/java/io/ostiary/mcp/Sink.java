package io.ostiary.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reads what the server delivered out of band, as the operator would. */
final class Sink {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sink() {}

    /** The file that a reply's credentials are in. */
    static Path file(Reply reply) {
        return Path.of(reply.at("/credentials/file"));
    }

    /** One of the secrets that a reply's file holds. */
    static Secret secret(Reply reply, String name) {
        return secret(file(reply), name);
    }

    /** One of the secrets that a file holds. */
    static Secret secret(Path file, String name) {
        try {
            JsonNode secret = JSON.readTree(file.toFile()).path(name);
            if (!secret.isTextual()) {
                throw new AssertionError("there is no " + name + " in " + file);
            }
            return Secret.of(secret.asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
