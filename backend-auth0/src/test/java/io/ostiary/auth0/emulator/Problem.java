package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal in the Management API's words. */
@SuppressWarnings("serial") // never serialised
final class Problem extends RuntimeException {
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Payload Too Large"),
            Map.entry(414, "URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private final int status;
    private final ObjectNode body;

    private Problem(int status, String message, @Nullable String errorCode) {
        super(status + " " + message, null, false, false);
        this.status = status;
        body = JsonNodeFactory.instance
                .objectNode()
                .put("statusCode", status)
                .put("error", REASONS.getOrDefault(status, "Unknown"))
                .put("message", message);
        if (errorCode != null) {
            body.put("errorCode", errorCode);
        }
    }

    static Problem of(int status, String message) {
        return new Problem(status, message, null);
    }

    static Problem of(int status, String message, String errorCode) {
        return new Problem(status, message, errorCode);
    }

    static Problem invalidBody(String message) {
        return of(400, message, "invalid_body");
    }

    static Problem notFound(String message, String errorCode) {
        return of(404, message, errorCode);
    }

    /** Some resources tell no code with their 404. */
    static Problem notFound(String message) {
        return of(404, message);
    }

    static Problem conflict(String message, String errorCode) {
        return of(409, message, errorCode);
    }

    /** A refusal of the token itself, which repeats its message. */
    static Problem unauthorized(String message) {
        Problem problem = of(401, message);
        problem.body.putObject("attributes").put("error", message);
        return problem;
    }

    Answer answer() {
        return Answer.json(status, body);
    }
}
