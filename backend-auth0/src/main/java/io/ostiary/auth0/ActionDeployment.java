package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.IdentityException;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Makes an Action run: waits for its code to be built, deploys it, and binds it to its trigger. */
final class ActionDeployment {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final int LONGEST_REASON = 300;

    /** Builds take up to 45 seconds. */
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(2);

    private final ManagedTenant tenant;
    private final Operation operation;
    private final Subject subject;
    private final Function<String, IdentityException> failure;

    /**
     * For one Action.
     *
     * @param failure what to say when Auth0 cannot build the code, for its reason or an empty one
     */
    ActionDeployment(
            ManagedTenant tenant, Operation operation, Subject subject, Function<String, IdentityException> failure) {
        this.tenant = tenant;
        this.operation = operation;
        this.subject = subject;
        this.failure = failure;
    }

    /** Deploys the draft once it is built, and tells the version that was made of it. */
    JsonNode deploy(JsonNode written) {
        awaitBuild(written);
        List<String> deploy = new ArrayList<>(path(written));
        deploy.add("deploy");
        return send("POST", deploy, Map.of(), RequestBody.create(new byte[0]));
    }

    /** Lets it run after the Actions that run at the trigger already. Auth0 replaces the list as a whole. */
    void bind(String trigger, String id, String name) {
        boolean unused = tenant.exclusively(operation, "trigger " + trigger, () -> {
            List<Map<String, Object>> bindings = new ArrayList<>();
            for (JsonNode binding : bindings(trigger)) {
                if (isOf(binding, id)) {
                    return false;
                }
                bindings.add(binding(
                        "binding_id",
                        binding.path("id").asText(),
                        binding.path("display_name").asText()));
            }
            bindings.add(binding("action_id", id, name));
            JsonNode unusedAnswer =
                    send("PATCH", bindingsOf(trigger), Map.of(), RawJson.body(Map.of("bindings", bindings)));
            return true;
        });
    }

    /** Whether the Action runs at the trigger. */
    boolean isBound(String trigger, String id) {
        return bindings(trigger).valueStream().anyMatch(binding -> isOf(binding, id));
    }

    private void awaitBuild(JsonNode written) {
        Requests requests = tenant.requests(operation);
        Duration pause = FIRST_PAUSE;
        Duration waited = Duration.ZERO;
        JsonNode action = written;
        while (!action.path("status").asText().equals("built")) {
            if (action.path("status").asText().equals("failed")) {
                throw failure.apply(reason(action));
            }
            if (waited.compareTo(LONGEST_BUILD) >= 0) {
                throw new UnavailableException(
                        operation,
                        "Auth0 has not built the Action " + action.path("name").asText() + " yet; do it again",
                        true,
                        null);
            }
            requests.pause(operation, pause);
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            action = send("GET", path(written), Map.of(), null);
        }
    }

    /** Why the code was not built, in Auth0's words on one line. */
    private static String reason(JsonNode action) {
        String told = action.path("errors")
                .valueStream()
                .map(error -> error.path("msg").asText(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "))
                .replaceAll("\\s+", " ");
        return told.length() > LONGEST_REASON ? told.substring(0, LONGEST_REASON) + "…" : told;
    }

    private JsonNode bindings(String trigger) {
        return send("GET", bindingsOf(trigger), Map.of("per_page", "50"), null).path("bindings");
    }

    private static boolean isOf(JsonNode binding, String id) {
        return binding.path("action").path("id").asText().equals(id);
    }

    private static List<String> bindingsOf(String trigger) {
        return List.of("actions", "triggers", trigger, "bindings");
    }

    private static Map<String, Object> binding(String type, String value, String displayName) {
        return Map.of("ref", Map.of("type", type, "value", value), "display_name", displayName);
    }

    private static List<String> path(JsonNode action) {
        return ActionTable.path(action.path("id").asText());
    }

    private JsonNode send(String method, List<String> path, Map<String, String> query, @Nullable RequestBody body) {
        return tenant.requests(operation)
                .repeatable(operation, subject, attempt -> attempt.management(method, path, query, body));
    }
}
