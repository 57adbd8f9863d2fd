package io.ostiary.auth0.oracle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What live tenants answered, by operation and status. */
final class Recordings {
    private final List<Recording> all;
    private final Map<String, KeyPaths> shown;
    private final KeyPaths refusals;

    Recordings(List<Recording> all) {
        this.all = List.copyOf(all);
        Map<String, List<JsonNode>> answers =
                real().collect(groupingBy(Recording::key, mapping(Recording::response, toList())));
        shown = new HashMap<>();
        answers.forEach((key, documents) -> shown.put(key, KeyPaths.shownBy(documents)));
        refusals = KeyPaths.shownBy(real().filter(Recording::managed)
                .filter(Recording::refused)
                .map(Recording::response)
                .toList());
    }

    static Recordings read(Path file) throws IOException {
        JsonNode interactions = new ObjectMapper().readTree(file.toFile()).path("interactions");
        return new Recordings(StreamSupport.stream(interactions.spliterator(), false)
                .map(node -> new Recording(
                        node.path("op").asText(),
                        node.path("path").asText(),
                        node.path("status").asInt(),
                        json(node.path("response"))))
                .toList());
    }

    /** Keeps what is JSON; a text is an answer without. */
    private static JsonNode json(JsonNode response) {
        return response.isTextual() ? MissingNode.getInstance() : response;
    }

    /** Those that a tenant gave, in the order of the file. */
    Stream<Recording> real() {
        return all.stream().filter(recording -> !recording.placeholder());
    }

    /** Whether a tenant ever answered that operation. */
    boolean has(String operation) {
        return real().anyMatch(recording -> recording.operation().equals(operation));
    }

    /** Whether a tenant ever performed that operation. */
    boolean hasSuccess(String operation) {
        return real().anyMatch(recording -> recording.operation().equals(operation) && !recording.refused());
    }

    /** Whether all that there is of that operation is made by hand. */
    boolean hasOnlyPlaceholders(String operation) {
        return !has(operation)
                && all.stream().anyMatch(recording -> recording.operation().equals(operation));
    }

    /**
     * What that operation showed with that status. A refusal that nobody recorded is compared with all refusals of the
     * Management API, which share one form.
     */
    Optional<KeyPaths> of(Recording answer) {
        KeyPaths same = shown.get(answer.key());
        return same == null && answer.managed() && answer.refused() ? Optional.of(refusals) : Optional.ofNullable(same);
    }
}
