package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.auth0.emulator.User.Permission;
import java.util.List;

/** Scopes of APIs as roles and users are given them. */
final class Permissions {
    static final ObjectRule BODY = Rule.object()
            .required(
                    "permissions",
                    Rule.list(Rule.object()
                                    .required("resource_server_identifier", Rule.text())
                                    .required("permission_name", Rule.text()))
                            .min(1));

    private final Tenant tenant;

    Permissions(Tenant tenant) {
        this.tenant = tenant;
    }

    static List<Permission> of(Request request) {
        return request.body()
                .get("permissions")
                .valueStream()
                .map(permission -> new Permission(
                        permission.get("resource_server_identifier").asText(),
                        permission.get("permission_name").asText()))
                .toList();
    }

    /** Refuses what no API defines. */
    void requireDefined(List<Permission> permissions) {
        for (Permission permission : permissions) {
            JsonNode server = tenant.resourceServer(permission.resourceServer())
                    .orElseThrow(
                            () -> Problem.notFound("The resource server does not exist", "inexistent_resource_server"));
            if (server.path("scopes").valueStream().noneMatch(scope -> isOf(scope, permission))) {
                throw Problem.notFound("The permission does not exist.");
            }
        }
    }

    /** What a list says of a permission. */
    ObjectNode describe(Permission permission) {
        JsonNode server = tenant.resourceServer(permission.resourceServer()).orElseThrow();
        return Json.object()
                .put("permission_name", permission.name())
                .put(
                        "description",
                        server.path("scopes")
                                .valueStream()
                                .filter(scope -> isOf(scope, permission))
                                .map(scope -> scope.path("description").asText())
                                .findFirst()
                                .orElse(""))
                .put("resource_server_name", server.get("name").asText())
                .put("resource_server_identifier", permission.resourceServer());
    }

    private static boolean isOf(JsonNode scope, Permission permission) {
        return scope.get("value").asText().equals(permission.name());
    }

    /** Takes away from roles and users what no API defines any more. */
    void removeUndefined() {
        tenant.rolePermissions().values().forEach(permissions -> permissions.removeIf(this::isUndefined));
        tenant.users().all().forEach(user -> user.permissions().removeIf(this::isUndefined));
    }

    private boolean isUndefined(Permission permission) {
        return tenant.resourceServer(permission.resourceServer())
                .filter(server -> server.path("scopes").valueStream().anyMatch(scope -> isOf(scope, permission)))
                .isEmpty();
    }
}
