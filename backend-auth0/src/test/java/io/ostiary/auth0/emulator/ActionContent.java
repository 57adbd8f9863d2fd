package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What an Action does.
 *
 * @param secrets their names and when they were set; nobody reads their values
 */
record ActionContent(String code, ArrayNode dependencies, String runtime, ArrayNode secrets, ArrayNode triggers) {
    private static final String RUNTIME = "node22";

    /** What a request to create an Action says. */
    static ActionContent of(JsonNode body, String now) {
        return new ActionContent(
                body.path("code").asText(),
                dependencies(body.path("dependencies")),
                body.path("runtime").asText(RUNTIME),
                secrets(body.path("secrets"), now),
                triggers(body.path("supported_triggers")));
    }

    /** What is left of it after a request to change it. */
    ActionContent changed(JsonNode body, String now) {
        return new ActionContent(
                body.path("code").asText(code),
                member(body, "dependencies").map(ActionContent::dependencies).orElse(dependencies),
                body.path("runtime").asText(runtime),
                member(body, "secrets").map(named -> secretsChanged(named, now)).orElse(secrets),
                member(body, "supported_triggers").map(ActionContent::triggers).orElse(triggers));
    }

    String trigger() {
        return triggers.path(0).path("id").asText();
    }

    /** As a version tells them, without where they come from. */
    ArrayNode versionedDependencies() {
        return Json.array(dependencies
                .valueStream()
                .map(dependency -> Json.object()
                        .put("name", dependency.path("name").asText())
                        .put("version", dependency.path("version").asText())));
    }

    private static Optional<JsonNode> member(JsonNode body, String name) {
        return Optional.ofNullable(body.get(name));
    }

    private static ArrayNode dependencies(JsonNode named) {
        return Json.array(named.valueStream()
                .map(dependency -> Json.object()
                        .put("name", dependency.path("name").asText())
                        .put("version", dependency.path("version").asText())
                        .put(
                                "registry_url",
                                "https://www.npmjs.com/package/"
                                        + dependency.path("name").asText())));
    }

    /** The secrets that a change names: one without a value stays as it was. */
    private ArrayNode secretsChanged(JsonNode named, String now) {
        return Json.array(named.valueStream()
                .map(secret -> secret.has("value")
                        ? Json.object()
                                .put("name", secret.path("name").asText())
                                .put("updated_at", now)
                        : secrets.valueStream()
                                .filter(present -> present.path("name").equals(secret.path("name")))
                                .findFirst()
                                .orElseThrow(() -> Problem.of(400, "A new secret needs a value."))));
    }

    private static ArrayNode secrets(JsonNode named, String now) {
        return Json.array(named.valueStream()
                .map(secret ->
                        Json.object().put("name", secret.path("name").asText()).put("updated_at", now)));
    }

    private static ArrayNode triggers(JsonNode named) {
        return Json.array(named.valueStream().map(trigger -> {
            ObjectNode json = Json.object();
            for (String field : List.of("id", "version")) {
                json.put(field, trigger.path(field).asText());
            }
            return json;
        }));
    }
}
