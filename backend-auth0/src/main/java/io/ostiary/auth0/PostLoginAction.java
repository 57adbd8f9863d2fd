package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.AlreadyExistsException;
import io.ostiary.BackendFailureException;
import io.ostiary.IdentityException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** An Action that Ostiary writes: it runs when somebody signs in once its code is built, deployed and bound. */
final class PostLoginAction {
    private static final String TRIGGER = "post-login";
    private static final List<String> ACTIONS = List.of("actions", "actions");
    private static final List<String> BINDINGS = List.of("actions", "triggers", TRIGGER, "bindings");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    /** Builds take up to 45 seconds. */
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(2);

    private final ManagedTenant tenant;
    private final Operation operation;
    private final String name;

    PostLoginAction(ManagedTenant tenant, Operation operation, String name) {
        this.tenant = tenant;
        this.operation = operation;
        this.name = name;
    }

    /** The Action as the tenant has it. */
    Optional<JsonNode> find() {
        JsonNode answer = send("GET", ACTIONS, Map.of("triggerId", TRIGGER, "actionName", name), null);
        return StreamSupport.stream(answer.path("actions").spliterator(), false)
                .filter(action -> action.path("name").asText().equals(name))
                .findFirst();
    }

    /**
     * Makes it run this code.
     *
     * @param present the Action as it was found
     */
    void write(Optional<JsonNode> present, String code) {
        JsonNode action = present.isPresent()
                ? send("PATCH", path(present.get()), Map.of(), RawJson.body(Map.of("code", code)))
                : create(code);
        awaitBuild(action);
        List<String> deploy = new ArrayList<>(path(action));
        deploy.add("deploy");
        JsonNode unused = send("POST", deploy, Map.of(), RequestBody.create(new byte[0]));
        bind(action.path("id").asText());
    }

    private JsonNode create(String code) {
        RequestBody body = RawJson.body(Map.of(
                "name",
                name,
                "supported_triggers",
                List.of(Map.of("id", TRIGGER, "version", "v3")),
                "runtime",
                "node22",
                "code",
                code));
        return tenant.requests(operation)
                .create(
                        operation,
                        subject(),
                        attempt -> attempt.management("POST", ACTIONS, Map.of(), body),
                        this::find);
    }

    private void awaitBuild(JsonNode written) {
        Requests requests = tenant.requests(operation);
        Duration pause = FIRST_PAUSE;
        Duration waited = Duration.ZERO;
        JsonNode action = written;
        while (!action.path("status").asText().equals("built")) {
            if (action.path("status").asText().equals("failed")) {
                throw new BackendFailureException(operation, "Auth0 could not build the Action " + name, null);
            }
            if (waited.compareTo(LONGEST_BUILD) >= 0) {
                throw new UnavailableException(
                        operation, "Auth0 has not built the Action " + name + " yet; do it again", true, null);
            }
            requests.pause(operation, pause);
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            action = send("GET", path(written), Map.of(), null);
        }
    }

    /** Lets it run after the Actions that run already. Auth0 replaces the list as a whole. */
    private void bind(String id) {
        JsonNode present = send("GET", BINDINGS, Map.of("per_page", "50"), null).path("bindings");
        List<Map<String, Object>> bindings = new ArrayList<>();
        for (JsonNode binding : present) {
            if (binding.path("action").path("id").asText().equals(id)) {
                return;
            }
            bindings.add(binding(
                    "binding_id",
                    binding.path("id").asText(),
                    binding.path("display_name").asText()));
        }
        bindings.add(binding("action_id", id, name));
        JsonNode unused = send("PATCH", BINDINGS, Map.of(), RawJson.body(Map.of("bindings", bindings)));
    }

    private static Map<String, Object> binding(String type, String value, String displayName) {
        return Map.of("ref", Map.of("type", type, "value", value), "display_name", displayName);
    }

    private static List<String> path(JsonNode action) {
        return List.of("actions", "actions", action.path("id").asText());
    }

    private JsonNode send(String method, List<String> path, Map<String, String> query, @Nullable RequestBody body) {
        return tenant.requests(operation)
                .repeatable(operation, subject(), attempt -> attempt.management(method, path, query, body));
    }

    private Subject subject() {
        return new Subject() {
            @Override
            public NotFoundException missing(Operation missing) {
                return new NotFoundException(missing, "Action", name);
            }

            @Override
            public IdentityException taken(Operation taken) {
                return new AlreadyExistsException(taken, "Action", "name", name);
            }
        };
    }
}
