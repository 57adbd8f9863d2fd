package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Roles of the tenant. */
final class RolesApi implements Resource {
    /** How many there may be. */
    private static final int LIMIT = 1_000;

    private static final ObjectRule UPDATE = Rule.object()
            .optional("name", Rule.text().says("Name of this role"))
            .optional("description", Rule.text().says("Description of this role"));

    private static final ObjectRule CREATE = Rule.object()
            .required("name", Rule.text().says("Name of the role"))
            .optional("description", Rule.text().says("Description of the role"));

    private final Tenant tenant;

    RolesApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /roles", this::list)
                .scopes("read:roles")
                .query(Paging.offset().optional("name_filter", Rule.text()));
        router.management("POST /roles", this::create).scopes("create:roles").body(CREATE);
        router.management("GET /roles/{id}", this::get).scopes("read:roles");
        router.management("PATCH /roles/{id}", this::update)
                .scopes("update:roles")
                .body(UPDATE);
        router.management("DELETE /roles/{id}", this::delete).scopes("delete:roles");
    }

    private Answer list(Request request) {
        String filter = request.query("name_filter").orElse("").toLowerCase(Locale.ROOT);
        List<ObjectNode> roles = byName(tenant.roles().values().stream())
                .filter(role ->
                        role.get("name").asText().toLowerCase(Locale.ROOT).contains(filter))
                .toList();
        return new Paging("roles").page(request, roles, role -> role);
    }

    private Answer create(Request request) {
        if (tenant.roles().size() >= LIMIT) {
            throw Problem.of(
                    403, "You reached the limit of entities of this type for this tenant.", "too_many_entities");
        }
        JsonNode body = request.body();
        requireFreeName(body, MissingNode.getInstance());
        ObjectNode role = Json.object()
                .put("id", tenant.ids().prefixed("rol_"))
                .put("name", body.get("name").asText())
                .put("description", body.path("description").asText())
                .put("type", "tenant");
        tenant.roles().put(role.get("id").asText(), role);
        return Answer.ok(role);
    }

    private Answer get(Request request) {
        return Answer.ok(tenant.role(request.variable("id")));
    }

    private Answer update(Request request) {
        ObjectNode role = tenant.role(request.variable("id"));
        if (request.body().has("name")) {
            requireFreeName(request.body(), role.get("id"));
        }
        role.setAll(request.object());
        return Answer.ok(role);
    }

    private Answer delete(Request request) {
        String id = tenant.role(request.variable("id")).get("id").asText();
        tenant.roles().remove(id);
        tenant.rolePermissions().remove(id);
        tenant.users().all().forEach(user -> user.roles().remove(id));
        tenant.organizations().removeRole(id);
        tenant.groups().removeRole(id);
        return Answer.ok(Json.object());
    }

    private void requireFreeName(JsonNode body, JsonNode id) {
        if (tenant.roles().values().stream()
                .anyMatch(other -> other.get("name").equals(body.get("name"))
                        && !other.get("id").equals(id))) {
            throw Problem.of(409, "The role already exists.");
        }
    }

    /** The order that lists of roles have. */
    static Stream<ObjectNode> byName(Stream<ObjectNode> roles) {
        return roles.sorted(Comparator.comparing(role -> role.get("name").asText()));
    }
}
