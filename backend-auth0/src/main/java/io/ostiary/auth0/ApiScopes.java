package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.permission.PermissionName;
import io.ostiary.permission.PermissionResource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of the API that the setting {@code audience} names. A scope {@code resource:action} is an action on a
 * resource; other scopes belong to none, and stay whatever happens here.
 */
final class ApiScopes {
    private static final String SCOPES = "scopes";

    private final ManagedTenant tenant;
    private final Operation operation;
    private final String audience;

    /**
     * For one operation.
     *
     * @throws io.ostiary.NotConfiguredException when no API is configured
     */
    ApiScopes(ManagedTenant tenant, Operation operation) {
        Requests unused = tenant.requests(operation);
        this.tenant = tenant;
        this.operation = operation;
        this.audience = Optional.ofNullable(tenant.settings().audience())
                .orElseThrow(() -> Requirements.AUDIENCE.refusal(operation, tenant.settings()));
    }

    /** The resources, by key. */
    List<PermissionResource> resources() {
        return resources(read());
    }

    /** Adds what is missing of the scopes, and returns the resources as they are then. */
    List<PermissionResource> add(Collection<String> scopes) {
        return change(before -> {
            ArrayNode after = before.deepCopy();
            Set<String> missing = new TreeSet<>(scopes);
            before.forEach(scope -> missing.remove(value(scope)));
            missing.forEach(scope -> after.addObject().put("value", scope));
            return after;
        });
    }

    /** Removes scopes, and with them Auth0 takes them away from roles. */
    List<PermissionResource> remove(Set<String> scopes) {
        return change(before -> {
            ArrayNode after = JsonNodeFactory.instance.arrayNode();
            before.forEach(scope -> {
                if (!scopes.contains(value(scope))) {
                    after.add(scope);
                }
            });
            return after;
        });
    }

    /** Auth0 replaces the list as a whole, so within this process it changes once at a time. */
    private List<PermissionResource> change(Function<ArrayNode, ArrayNode> change) {
        return tenant.exclusively(operation, audience, () -> {
            ArrayNode before = read();
            ArrayNode after = change.apply(before);
            if (!after.equals(before)) {
                send("PATCH", Map.of(SCOPES, after));
            }
            return resources(after);
        });
    }

    private ArrayNode read() {
        JsonNode scopes = send("GET", null).path(SCOPES);
        return scopes instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode();
    }

    private JsonNode send(String method, @Nullable Object body) {
        Subject api = failed -> new NotFoundException(failed, "API", audience);
        return tenant.requests(operation)
                .repeatable(
                        operation,
                        api,
                        attempt -> attempt.management(
                                method,
                                List.of("resource-servers", audience),
                                Map.of(),
                                body == null ? null : RawJson.body(body)));
    }

    private static List<PermissionResource> resources(ArrayNode scopes) {
        Map<String, Set<String>> actions = new TreeMap<>();
        scopes.forEach(scope -> PermissionName.of(value(scope))
                .ifPresent(name -> actions.computeIfAbsent(name.resource(), unused -> new TreeSet<>())
                        .add(name.action())));
        return actions.entrySet().stream()
                .map(each -> new PermissionResource(each.getKey(), new TreeSet<>(each.getValue())))
                .toList();
    }

    private static String value(JsonNode scope) {
        return scope.path("value").asText();
    }
}
