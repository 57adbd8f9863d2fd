package io.ostiary.auth0;

import static io.ostiary.Operation.ASSIGN_ROLE;

import com.auth0.client.mgmt.core.ObjectMappers;
import com.auth0.client.mgmt.users.types.AssignUserRolesRequestContent;
import com.auth0.client.mgmt.users.types.DeleteUserRolesRequestContent;
import com.auth0.client.mgmt.users.types.ListUserPermissionsRequestParameters;
import com.auth0.client.mgmt.users.types.ListUserRolesRequestParameters;
import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.GivingGroup;
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has which roles, seen from the user. */
final class UserRoles {
    private final ManagedTenant tenant;

    UserRoles(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    /** Gives a role to a user. */
    void add(UserId user, RoleId role) {
        var request = AssignUserRolesRequestContent.builder()
                .roles(List.of(role.value()))
                .build();
        tenant.requests(ASSIGN_ROLE, user)
                .perform(
                        ASSIGN_ROLE,
                        Subject.user(user),
                        attempt -> attempt.api().users().roles().assign(user.value(), request));
    }

    /** Takes a role away from a user; that the user does not have it is no error. */
    void remove(Operation operation, UserId user, RoleId role) {
        var request = DeleteUserRolesRequestContent.builder()
                .roles(List.of(role.value()))
                .build();
        tenant.requests(operation, user)
                .perform(
                        operation,
                        Subject.user(user),
                        attempt -> attempt.api().users().roles().delete(user.value(), request));
    }

    /** The roles that a user was given. */
    List<RoleTable.Row> direct(Operation operation, UserId user) {
        return OffsetList.all(page -> {
            var request = ListUserRolesRequestParameters.builder()
                    .page(page)
                    .perPage(OffsetList.PAGE)
                    .includeTotals(true)
                    .build();
            return tenant
                    .requests(operation, user)
                    .repeatable(
                            operation,
                            Subject.user(user),
                            attempt -> attempt.api()
                                    .users()
                                    .roles()
                                    .list(user.value(), request)
                                    .getItems())
                    .stream()
                    .map(RoleTable::row)
                    .toList();
        });
    }

    /**
     * The roles of a user, by key.
     *
     * @param effective whether to include those of the user's groups
     */
    List<AssignedRole> of(Operation operation, UserId user, boolean effective) {
        List<RoleTable.Row> direct = direct(operation, user);
        Set<RoleId> given = direct.stream().map(RoleTable.Row::id).collect(Collectors.toSet());
        Map<RoleId, RoleTable.Row> rows = new HashMap<>();
        Map<RoleId, List<GivingGroup>> givers = new HashMap<>();
        if (effective) {
            for (JsonNode role : effective(operation, user)) {
                RoleTable.Row row = RoleTable.Row.of(role);
                rows.put(row.id(), row);
                if (role.path("sources")
                        .valueStream()
                        .anyMatch(source -> source.asText().equals("groups"))) {
                    givers.put(row.id(), new GroupTable(tenant, operation).giving(user, row.id()));
                }
            }
        }
        direct.forEach(row -> rows.put(row.id(), row));
        Map<String, List<Permission>> permissions = rows.isEmpty() ? Map.of() : permissions(operation, user);
        return rows.values().stream()
                .map(row -> new AssignedRole(
                        row.toRole(
                                tenant.settings(),
                                permissions.getOrDefault(row.id().value(), List.of())),
                        given.contains(row.id()),
                        givers.getOrDefault(row.id(), List.of())))
                .sorted(Comparator.comparing(assigned -> assigned.role().key()))
                .toList();
    }

    private List<JsonNode> effective(Operation operation, UserId user) {
        return SliceSource.of(
                        tenant.requests(operation, user),
                        operation,
                        Subject.user(user),
                        List.of("users", user.value(), "effective-roles"),
                        Map.of(),
                        "roles")
                .all();
    }

    /** What each of a user's roles allows, by the role's id: one list tells it of all of them. */
    private Map<String, List<Permission>> permissions(Operation operation, UserId user) {
        Map<String, List<Permission>> permissions = new HashMap<>();
        OffsetList.all(page -> {
                    var request = ListUserPermissionsRequestParameters.builder()
                            .page(page)
                            .perPage(OffsetList.PAGE)
                            .includeTotals(true)
                            .build();
                    return tenant.requests(operation, user)
                            .repeatable(
                                    operation,
                                    Subject.user(user),
                                    attempt -> attempt.api()
                                            .users()
                                            .permissions()
                                            .list(user.value(), request)
                                            .getItems());
                })
                .forEach(found -> {
                    JsonNode permission = ObjectMappers.JSON_MAPPER.valueToTree(found);
                    var allowed = new Permission(
                            permission.path("resource_server_identifier").asText(),
                            permission.path("permission_name").asText());
                    permission
                            .path("sources")
                            .forEach(source -> permissions
                                    .computeIfAbsent(source.path("source_id").asText(), unused -> new ArrayList<>())
                                    .add(allowed));
                });
        return permissions;
    }
}
