package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.action.Action;
import io.ostiary.action.ActionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tenant's Actions. */
final class ActionTable {
    static final List<String> PATH = List.of("actions", "actions");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final ManagedTenant tenant;
    private final Operation operation;

    ActionTable(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    static List<String> path(ActionId id) {
        return path(id.value());
    }

    /** Of an Action as Auth0 says it. */
    static List<String> path(JsonNode action) {
        return path(action.path("id").asText());
    }

    private static List<String> path(String id) {
        return List.of("actions", "actions", id);
    }

    /** The Action as Auth0 says it. */
    Optional<JsonNode> find(ActionId id) {
        Requests requests = tenant.requests(operation);
        if (!ID.matcher(id.value()).matches()) {
            return Optional.empty();
        }
        return requests.find(
                operation, Subject.action(id), attempt -> attempt.management("GET", path(id), Map.of(), null));
    }

    /**
     * The Action, to be changed.
     *
     * @throws NotFoundException when there is none of that id
     * @throws ConflictException when it holds the claim mappers
     */
    JsonNode own(ActionId id) {
        JsonNode found = find(id).orElseThrow(() -> Subject.action(id).missing(operation));
        new ActionRow(found).toAction().requireUnmanaged(operation);
        return found;
    }

    /** The Action of that name. */
    Optional<JsonNode> named(String name) {
        return rows(Map.of("actionName", name)).stream()
                .filter(action -> action.path("name").asText().equals(name))
                .findFirst();
    }

    List<Action> all() {
        return actions(Map.of());
    }

    List<Action> all(String trigger) {
        return actions(Map.of("triggerId", trigger));
    }

    private List<Action> actions(Map<String, String> query) {
        return rows(query).stream().map(row -> new ActionRow(row).toAction()).toList();
    }

    private List<JsonNode> rows(Map<String, String> query) {
        return OffsetList.all(page -> {
            Map<String, String> parameters = new HashMap<>(query);
            parameters.put("page", String.valueOf(page));
            parameters.put("per_page", String.valueOf(OffsetList.PAGE));
            List<JsonNode> rows = new ArrayList<>();
            tenant.requests(operation)
                    .repeatable(
                            operation,
                            Subject.tenant(tenant.id()),
                            attempt -> attempt.management("GET", PATH, parameters, null))
                    .path("actions")
                    .forEach(rows::add);
            return rows;
        });
    }
}
