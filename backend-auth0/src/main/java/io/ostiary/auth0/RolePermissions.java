package io.ostiary.auth0;

import com.auth0.client.mgmt.roles.types.AddRolePermissionsRequestContent;
import com.auth0.client.mgmt.roles.types.DeleteRolePermissionsRequestContent;
import com.auth0.client.mgmt.roles.types.ListRolePermissionsRequestParameters;
import com.auth0.client.mgmt.types.PermissionRequestPayload;
import com.auth0.client.mgmt.types.ResourceServerScope;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Violation;
import io.ostiary.role.RoleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The permissions of roles, which Auth0 keeps apart from the roles themselves. */
final class RolePermissions {
    private final ManagedTenant tenant;
    private final Operation operation;

    RolePermissions(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    /** The permissions of a role. */
    Set<Permission> of(RoleId role) {
        return OffsetList.all(page -> read(role, page)).stream().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The permissions that the texts name.
     *
     * @throws InvalidArgumentException when the tenant has no such scope
     */
    Set<Permission> named(Collection<String> texts) {
        String audience = tenant.settings().audience();
        Map<String, Set<String>> scopes = new HashMap<>();
        Set<Permission> permissions = new LinkedHashSet<>();
        List<Violation> unknown = new ArrayList<>();
        for (String text : texts) {
            Stream.concat(
                            Stream.ofNullable(audience).map(api -> new Permission(api, text)),
                            Permission.qualified(text).stream())
                    .filter(permission -> scopes.computeIfAbsent(permission.api(), this::scopes)
                            .contains(permission.scope()))
                    .findFirst()
                    .ifPresentOrElse(
                            permissions::add,
                            () -> unknown.add(new Violation(
                                    "permissions",
                                    "must be scopes of APIs, as in https://api#scope or, of the API of the setting audience,"
                                            + " as in scope; there is no " + text)));
        }
        if (!unknown.isEmpty()) {
            throw new InvalidArgumentException(operation, unknown);
        }
        return permissions;
    }

    /** Changes the permissions of a role from these to those, the new ones first. */
    void replace(RoleId role, Set<Permission> before, Set<Permission> after) {
        Requests requests = tenant.requests(operation);
        List<PermissionRequestPayload> added = payload(after, before);
        if (!added.isEmpty()) {
            var request = AddRolePermissionsRequestContent.builder()
                    .permissions(added)
                    .build();
            requests.perform(
                    operation,
                    Subject.role(role),
                    attempt -> attempt.api().roles().permissions().add(role.value(), request));
        }
        List<PermissionRequestPayload> removed = payload(before, after);
        if (!removed.isEmpty()) {
            var request = DeleteRolePermissionsRequestContent.builder()
                    .permissions(removed)
                    .build();
            requests.perform(
                    operation,
                    Subject.role(role),
                    attempt -> attempt.api().roles().permissions().delete(role.value(), request));
        }
    }

    private List<Permission> read(RoleId role, int page) {
        var request = ListRolePermissionsRequestParameters.builder()
                .page(page)
                .perPage(OffsetList.PAGE)
                .includeTotals(true)
                .build();
        return tenant
                .requests(operation)
                .repeatable(
                        operation,
                        Subject.role(role),
                        attempt -> attempt.api()
                                .roles()
                                .permissions()
                                .list(role.value(), request)
                                .getItems())
                .stream()
                .map(permission -> new Permission(
                        permission.getResourceServerIdentifier().orElse(""),
                        permission.getPermissionName().orElse("")))
                .toList();
    }

    /** The scopes of an API; none when there is no such API. */
    private Set<String> scopes(String api) {
        Subject subject = unused -> new NotFoundException(operation, "API", api);
        return tenant
                .requests(operation)
                .find(
                        operation,
                        subject,
                        attempt -> attempt.api()
                                .resourceServers()
                                .get(api)
                                .getScopes()
                                .orElse(List.of()))
                .stream()
                .flatMap(List::stream)
                .map(ResourceServerScope::getValue)
                .collect(Collectors.toSet());
    }

    private static List<PermissionRequestPayload> payload(Set<Permission> permissions, Set<Permission> without) {
        Set<Permission> chosen = new HashSet<>(permissions);
        chosen.removeAll(without);
        return chosen.stream()
                .map(permission -> PermissionRequestPayload.builder()
                        .resourceServerIdentifier(permission.api())
                        .permissionName(permission.scope())
                        .build())
                .toList();
    }
}
