package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * The database connection that users are in, as the tenant has it. Its options may hold secrets of an own database, so they
 * are never told.
 */
final class Connection {
    private final ManagedTenant tenant;
    private final Operation operation;
    private final JsonNode representation;

    private Connection(ManagedTenant tenant, Operation operation, JsonNode representation) {
        this.tenant = tenant;
        this.operation = operation;
        this.representation = representation;
    }

    /** The connection that the settings name, whatever kind it is of. */
    static Optional<Connection> find(ManagedTenant tenant, Operation operation) {
        String name = tenant.settings().connection();
        JsonNode answer = tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.management(
                                "GET", List.of("connections"), Map.of("name", name, "take", "2"), null));
        return StreamSupport.stream(answer.path("connections").spliterator(), false)
                .filter(connection -> connection.path("name").asText().equals(name))
                .findFirst()
                .map(connection -> new Connection(tenant, operation, connection));
    }

    /**
     * The same, where nothing can be done without it.
     *
     * @throws io.ostiary.NotConfiguredException when there is none
     */
    static Connection require(ManagedTenant tenant, Operation operation) {
        return find(tenant, operation)
                .filter(found -> Requirements.CONNECTION.met().test(found.representation))
                .orElseThrow(() -> Requirements.CONNECTION.refusal(operation, tenant.settings()));
    }

    String id() {
        return representation.path("id").asText();
    }

    JsonNode representation() {
        return representation;
    }

    JsonNode options() {
        return representation.path("options");
    }

    /** Whether users of it can sign in to the application. */
    boolean isEnabledFor(String clientId) {
        return SliceSource.of(
                        tenant.requests(operation),
                        operation,
                        subject(),
                        List.of("connections", id(), "clients"),
                        Map.of(),
                        "clients")
                .stream()
                .anyMatch(client -> client.path("client_id").asText().equals(clientId));
    }

    /**
     * Changes its options. Auth0 replaces them as a whole, so all of them are sent.
     *
     * @throws ConflictException when one that stays was not told, so that it would be lost
     * @throws io.ostiary.PermissionDeniedException when none was
     */
    Connection change(Consumer<ObjectNode> change) {
        ObjectNode options = ConnectionOptions.copy(operation, representation, Set.of());
        change.accept(options);
        JsonNode changed = tenant.requests(operation)
                .repeatable(
                        operation,
                        subject(),
                        attempt -> attempt.management(
                                "PATCH",
                                List.of("connections", id()),
                                Map.of(),
                                RawJson.body(Map.of("options", options))));
        return new Connection(tenant, operation, changed);
    }

    private Subject subject() {
        return missing ->
                new NotFoundException(missing, "connection", tenant.settings().connection());
    }
}
