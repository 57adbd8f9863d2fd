package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tenant's connections as identity providers; the database that the settings name and the passwordless ones are
 * built-in methods.
 */
final class ProviderTable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,127}");

    private final ManagedTenant tenant;
    private final Operation operation;

    ProviderTable(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    /** All connections. */
    List<ProviderRow> rows() {
        return SliceSource.of(
                        tenant.requests(operation),
                        operation,
                        Subject.tenant(tenant.id()),
                        List.of("connections"),
                        Map.of(),
                        "connections")
                .map(ProviderRow::new)
                .all();
    }

    /** The connections as they are told, with every built-in method. */
    List<IdentityProvider> told(List<ProviderRow> rows) {
        return Stream.concat(
                        IdentityProviderType.BUILT_IN.stream().map(method -> builtIn(rows, method)),
                        rows.stream().filter(this::isOutside).map(ProviderRow::toIdentityProvider))
                .toList();
    }

    /** The built-in method; one whose connection is not there is disabled. */
    IdentityProvider builtIn(List<ProviderRow> rows, IdentityProviderType method) {
        return IdentityProvider.builtIn(
                method, row(rows, method).filter(ProviderRow::isActive).isPresent());
    }

    /**
     * The connection that the id means, a built-in method's among them.
     *
     * @throws NotFoundException when there is none of that id
     * @throws NotConfiguredException when it is a built-in method without a connection
     */
    ProviderRow row(List<ProviderRow> rows, IdentityProviderId id) {
        Optional<IdentityProviderType> method = method(id);
        if (method.isPresent()) {
            return row(rows, method.get())
                    .orElseThrow(() -> new NotConfiguredException(
                            operation,
                            "a connection for " + id,
                            "create it in the Auth0 Dashboard, under Authentication"));
        }
        return rows.stream()
                .filter(this::isOutside)
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Subject.identityProvider(id).missing(operation));
    }

    /** The outside provider of that id. */
    Optional<ProviderRow> find(IdentityProviderId id) {
        if (!NAME.matcher(id.value()).matches()) {
            return Optional.empty();
        }
        JsonNode answer = tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.management(
                                "GET", List.of("connections"), Map.of("name", id.value(), "take", "2"), null));
        return answer.path("connections")
                .valueStream()
                .map(ProviderRow::new)
                .filter(row -> row.id().equals(id) && isOutside(row))
                .findFirst();
    }

    /**
     * The same.
     *
     * @throws NotFoundException when there is none
     */
    ProviderRow get(IdentityProviderId id) {
        return find(id).orElseThrow(() -> Subject.identityProvider(id).missing(operation));
    }

    /** The built-in method of that id. */
    static Optional<IdentityProviderType> method(IdentityProviderId id) {
        return IdentityProviderType.BUILT_IN.stream()
                .filter(type -> type.id().equals(id.value()))
                .findFirst();
    }

    private Optional<ProviderRow> row(List<ProviderRow> rows, IdentityProviderType method) {
        return rows.stream()
                .filter(row -> method == IdentityProviderType.EMAIL
                        ? isOwn(row)
                        : row.strategy().equals(ProviderRow.PASSWORDLESS.get(method)))
                .findFirst();
    }

    private boolean isOutside(ProviderRow row) {
        return !isOwn(row) && !ProviderRow.PASSWORDLESS.containsValue(row.strategy());
    }

    private boolean isOwn(ProviderRow row) {
        return row.id().value().equals(tenant.settings().connection());
    }
}
