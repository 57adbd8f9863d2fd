package io.ostiary.auth0.emulator;

import io.ostiary.auth0.emulator.User.Permission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a role permits. */
final class RolePermissionsApi implements Resource {
    private final Tenant tenant;
    private final Permissions permissions;

    RolePermissionsApi(Tenant tenant) {
        this.tenant = tenant;
        permissions = new Permissions(tenant);
    }

    @Override
    public void route(Router router) {
        router.management("GET /roles/{id}/permissions", this::list)
                .scopes("read:roles")
                .query(Paging.offset());
        router.management("POST /roles/{id}/permissions", this::add)
                .scopes("update:roles")
                .body(Permissions.BODY);
        router.management("DELETE /roles/{id}/permissions", this::remove)
                .scopes("update:roles")
                .body(Permissions.BODY);
    }

    private Answer list(Request request) {
        return new Paging("permissions").page(request, List.copyOf(ofRole(request)), permissions::describe);
    }

    private Answer add(Request request) {
        Set<Permission> present = ofRole(request);
        List<Permission> added = Permissions.of(request);
        permissions.requireDefined(added);
        present.addAll(added);
        return Answer.created(Json.object());
    }

    private Answer remove(Request request) {
        Permissions.of(request).forEach(ofRole(request)::remove);
        return Answer.noContent();
    }

    private Set<Permission> ofRole(Request request) {
        String id = tenant.role(request.variable("id")).get("id").asText();
        return tenant.rolePermissions().computeIfAbsent(id, role -> new LinkedHashSet<>());
    }
}
