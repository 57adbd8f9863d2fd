package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.AlreadyExistsException;
import io.ostiary.BackendFailureException;
import io.ostiary.IdentityException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** An Action that Ostiary writes: it runs when somebody signs in once its code is built, deployed and bound. */
final class PostLoginAction {
    private static final String TRIGGER = "post-login";

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
        JsonNode answer = send("GET", ActionTable.PATH, Map.of("triggerId", TRIGGER, "actionName", name), null);
        return StreamSupport.stream(answer.path("actions").spliterator(), false)
                .filter(action -> action.path("name").asText().equals(name))
                .findFirst();
    }

    /**
     * Makes it run other code. Changes of this Action are made one at a time.
     *
     * @param change the code, from the Action as it is there
     */
    void change(Function<Optional<JsonNode>, String> change) {
        JsonNode written = tenant.exclusively(operation, name, () -> {
            Optional<JsonNode> present = find();
            return write(present, change.apply(present));
        });
        var deployment = new ActionDeployment(tenant, operation, subject(), this::unbuilt);
        JsonNode unused = deployment.onceBuilt(name, () -> deployment.look(written), deployment::deploy);
        deployment.bind(TRIGGER, written.path("id").asText(), name);
    }

    private JsonNode write(Optional<JsonNode> present, String code) {
        return present.isPresent()
                ? send("PATCH", ActionTable.path(present.get()), Map.of(), RawJson.body(Map.of("code", code)))
                : create(code);
    }

    private BackendFailureException unbuilt(String reason) {
        return new BackendFailureException(
                operation, "Auth0 could not build the Action " + name + (reason.isEmpty() ? "" : ": " + reason), null);
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
                        attempt -> attempt.management("POST", ActionTable.PATH, Map.of(), body),
                        this::find);
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
