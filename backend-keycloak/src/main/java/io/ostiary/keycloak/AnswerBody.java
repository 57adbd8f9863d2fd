package io.ostiary.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Violation;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the server says about a failure. It has four shapes: {@code errorMessage}, with {@code field} where a profile is
 * refused; a list of these in {@code errors}; {@code error}; and {@code error} with {@code error_description}. An empty
 * body says nothing; anything else is somebody else's.
 */
final class AnswerBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;

    private final JsonNode json;
    private final boolean keycloaks;

    private AnswerBody(JsonNode json, boolean keycloaks) {
        this.json = json;
        this.keycloaks = keycloaks;
    }

    /**
     * Reads and closes the answer.
     *
     * @throws jakarta.ws.rs.ProcessingException when it breaks off
     */
    static AnswerBody of(Response answer) {
        try (answer) {
            String text = answer.readEntity(String.class);
            if (text == null || text.isBlank()) {
                return new AnswerBody(JSON.createObjectNode(), true);
            }
            JsonNode json = JSON.readTree(text);
            return new AnswerBody(json, json.isObject());
        } catch (JsonProcessingException | IllegalStateException e) {
            return new AnswerBody(JSON.createObjectNode(), false);
        }
    }

    /** Whether the server can have said it. */
    boolean isKeycloaks() {
        return keycloaks;
    }

    /** The field that is refused, or nothing. */
    String field() {
        return json.path("field").asText("");
    }

    /** The server's message, which is a fixed sentence or a message key. */
    String message() {
        return message(json);
    }

    boolean mentions(String text) {
        return message().toLowerCase(Locale.ROOT).contains(text);
    }

    /** What is wrong with what was sent. */
    List<Violation> violations() {
        if (json.path("error").asText("").startsWith("invalidPassword")) {
            return List.of(new Violation("password", "must satisfy the realm's password policy: " + message()));
        }
        JsonNode errors = json.path("errors");
        return (errors.isArray() ? StreamSupport.stream(errors.spliterator(), false) : Stream.of(json))
                .map(AnswerBody::violation)
                .toList();
    }

    private static Violation violation(JsonNode error) {
        String problem = "is refused by Keycloak: " + message(error);
        String field = error.path("field").asText("");
        return switch (field) {
            case "" -> new Violation("request", problem);
            case "firstName" -> new Violation("given_name", problem);
            case "lastName" -> new Violation("family_name", problem);
            default -> new Violation(field, problem);
        };
    }

    private static String message(JsonNode json) {
        return Stream.of("errorMessage", "error_description", "error")
                .map(name -> json.path(name).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .orElse("without a reason");
    }
}
