package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.IdentityException;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Makes an Action run: waits for its code to be built, deploys it, and binds it to its trigger. */
final class ActionDeployment {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final int LONGEST_REASON = 300;

    private static final String DEPLOYED = "deployed_version";

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

    /**
     * Takes a step with the Action once its draft is built. Each look and the step after it are one change of the entity;
     * in the pauses between looks others may change it.
     *
     * @param entity what the Action's changes are {@linkplain ManagedTenant#exclusively exclusive} for
     * @param look the Action as it is now
     */
    <T> T onceBuilt(Object entity, Supplier<JsonNode> look, Function<JsonNode, T> step) {
        Requests requests = tenant.requests(operation);
        Duration pause = FIRST_PAUSE;
        Duration waited = Duration.ZERO;
        while (true) {
            Optional<T> done = tenant.exclusively(operation, entity, () -> {
                JsonNode action = look.get();
                return isBuilt(action) ? Optional.of(step.apply(action)) : Optional.empty();
            });
            if (done.isPresent()) {
                return done.get();
            }
            if (waited.compareTo(LONGEST_BUILD) >= 0) {
                throw new UnavailableException(
                        operation, "Auth0 has not built the Action yet; do it again", true, null);
            }
            requests.pause(operation, pause);
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** The Action as it is now. */
    JsonNode look(JsonNode action) {
        return send("GET", ActionTable.path(action), Map.of(), null);
    }

    /** Deploys the draft, which is built, and tells the version that was made of it: one, whatever answers are lost. */
    JsonNode deploy(JsonNode built) {
        List<String> deploy = new ArrayList<>(ActionTable.path(built));
        deploy.add("deploy");
        return tenant.requests(operation)
                .create(
                        operation,
                        subject,
                        attempt -> attempt.management("POST", deploy, Map.of(), RequestBody.create(new byte[0])),
                        () -> Optional.of(look(built).path(DEPLOYED))
                                .filter(version -> number(version) > number(built.path(DEPLOYED))));
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

    private boolean isBuilt(JsonNode action) {
        if (action.path("status").asText().equals("failed")) {
            throw failure.apply(reason(action));
        }
        return action.path("status").asText().equals("built");
    }

    private static int number(JsonNode version) {
        return version.path("number").asInt();
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

    private JsonNode send(String method, List<String> path, Map<String, String> query, @Nullable RequestBody body) {
        return tenant.requests(operation)
                .repeatable(operation, subject, attempt -> attempt.management(method, path, query, body));
    }
}
