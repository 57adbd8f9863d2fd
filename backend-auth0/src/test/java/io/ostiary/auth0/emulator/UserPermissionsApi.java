package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.auth0.emulator.User.Permission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a user may do: of its own, and by its roles. */
final class UserPermissionsApi implements Resource {
    /** How many a user may have of its own. */
    private static final int LIMIT = 1_000;

    private final Tenant tenant;
    private final Permissions permissions;

    UserPermissionsApi(Tenant tenant) {
        this.tenant = tenant;
        permissions = new Permissions(tenant);
    }

    @Override
    public void route(Router router) {
        router.management("GET /users/{id}/permissions", this::list)
                .scopes("read:users")
                .query(Paging.offset());
        router.management("POST /users/{id}/permissions", this::add)
                .scopes("update:users")
                .body(Permissions.BODY);
        router.management("DELETE /users/{id}/permissions", this::remove)
                .scopes("update:users")
                .body(Permissions.BODY);
    }

    private Answer list(Request request) {
        User user = tenant.users().get(request.variable("id"));
        Map<Permission, ObjectNode> found = new LinkedHashMap<>();
        user.permissions().forEach(permission -> addSource(found, permission, "", "", "DIRECT"));
        for (String role : user.roles()) {
            String name = tenant.role(role).get("name").asText();
            tenant.rolePermissions()
                    .getOrDefault(role, Set.of())
                    .forEach(permission -> addSource(found, permission, role, name, "ROLE"));
        }
        return new Paging("permissions").page(request, List.copyOf(found.values()), permission -> permission);
    }

    private void addSource(
            Map<Permission, ObjectNode> found, Permission permission, String id, String name, String type) {
        found.computeIfAbsent(permission, permissions::describe)
                .withArray("sources")
                .addObject()
                .put("source_id", id)
                .put("source_name", name)
                .put("source_type", type);
    }

    private Answer add(Request request) {
        User user = tenant.users().get(request.variable("id"));
        List<Permission> added = Permissions.of(request);
        permissions.requireDefined(added);
        if (user.permissions().size() + added.size() > LIMIT) {
            throw Problem.invalidBody("No more permissions can be assigned to this user.");
        }
        user.permissions().addAll(added);
        return Answer.created(Json.object());
    }

    private Answer remove(Request request) {
        User user = tenant.users().get(request.variable("id"));
        Permissions.of(request).forEach(user.permissions()::remove);
        return Answer.noContent();
    }
}
