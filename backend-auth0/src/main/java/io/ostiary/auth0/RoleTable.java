package io.ostiary.auth0;

import com.auth0.client.mgmt.core.ObjectMappers;
import com.auth0.client.mgmt.types.ListRolesRequestParameters;
import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.role.NamedRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.role.RoleScope;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tenant's roles, of which there are at most a thousand, without their permissions. */
final class RoleTable {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ManagedTenant tenant;
    private final Operation operation;

    RoleTable(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    /** Whether the id can be asked for; as part of a path another text could mean something else than a role. */
    static boolean canBe(String id) {
        return ID.matcher(id).matches();
    }

    /** One role, as the SDK's type of whatever request tells it. */
    static Row row(Object answer) {
        return Row.of(ObjectMappers.JSON_MAPPER.valueToTree(answer));
    }

    /** Every role, by name. */
    List<Row> all() {
        return read(null).stream().sorted(Comparator.comparing(Row::name)).toList();
    }

    /** The role of that name. */
    Optional<Row> named(String name) {
        return read(name).stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** The role of that id. */
    Optional<Row> byId(String id) {
        Requests requests = tenant.requests(operation);
        if (!canBe(id)) {
            return Optional.empty();
        }
        return requests.find(
                operation,
                Subject.role(RoleId.of(id)),
                attempt -> row(attempt.api().roles().get(id)));
    }

    /**
     * What others mention these roles by, by key.
     *
     * @throws NotFoundException when there is no such role
     */
    List<NamedRole> mentions(Set<RoleId> ids) {
        return ids.stream()
                .map(id -> byId(id.value())
                        .orElseThrow(() -> new NotFoundException(operation, "role", id.value()))
                        .mention())
                .sorted(Comparator.comparing(NamedRole::key))
                .toList();
    }

    /** The roles whose names contain the text, in whatever case. */
    private List<Row> read(@Nullable String text) {
        return OffsetList.all(page -> {
            var request = ListRolesRequestParameters.builder()
                    .page(page)
                    .perPage(OffsetList.PAGE)
                    .includeTotals(true)
                    .nameFilter(Optional.ofNullable(text))
                    .build();
            return tenant
                    .requests(operation)
                    .repeatable(
                            operation,
                            Subject.tenant(tenant.id()),
                            attempt -> attempt.api().roles().list(request).getItems())
                    .stream()
                    .map(RoleTable::row)
                    .toList();
        });
    }

    /** A role as Auth0 says it: the name is the vocabulary's key, and nothing else names it. */
    record Row(RoleId id, String name, Optional<String> description) {
        static Row of(JsonNode role) {
            return new Row(
                    RoleId.of(role.path("id").asText()),
                    role.path("name").asText(),
                    Optional.of(role.path("description").asText("")).filter(text -> !text.isEmpty()));
        }

        NamedRole mention() {
            return new NamedRole(id, name);
        }

        Role toRole(Auth0Settings settings, Collection<Permission> permissions) {
            boolean managing =
                    permissions.stream().anyMatch(permission -> permission.api().equals(settings.managementAudience()));
            boolean administrative = managing
                    || Role.looksAdministrative(
                            name,
                            permissions.stream().flatMap(Permission::namings).collect(Collectors.toSet()));
            return new Role(
                    id,
                    name,
                    null,
                    description.orElse(null),
                    permissions.stream()
                            .map(permission -> permission.text(settings.audience()))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    RoleScope.TENANT,
                    false,
                    administrative);
        }
    }
}
