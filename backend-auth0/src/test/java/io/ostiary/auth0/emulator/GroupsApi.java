package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.auth0.emulator.Groups.Group;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Groups, their members and roles. None is created here: they come from directories. */
final class GroupsApi implements Resource {
    private static final ObjectRule PATH =
            Rule.object().required("id", Rule.text().min(18).max(26));
    private static final ObjectRule LIST = Rule.object()
            .optional("connection_id", Rule.text())
            .optional("name", Rule.text().min(1).max(128))
            .optional("external_id", Rule.text().max(256))
            .optional("search", Rule.text().min(1).max(256))
            .optional("from", Rule.text())
            .optional("take", Rule.integer().min(1).max(100));
    private static final ObjectRule ROLES = Rule.object()
            .required(
                    "roles",
                    Rule.list(Rule.text().format("role-id", text -> text.startsWith("rol_")))
                            .min(1)
                            .says("Array of role IDs to assign to the group."));
    private static final ObjectRule SOURCES = Rule.object()
            .required("role_id", Rule.text())
            .optional("from", Rule.text())
            .optional("take", Rule.integer().min(1));

    private final Tenant tenant;

    GroupsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /groups", this::list).scopes("read:groups").query(LIST);
        router.management("GET /groups/{id}", this::get).scopes("read:groups").path(PATH);
        router.management("DELETE /groups/{id}", this::delete)
                .scopes("delete:groups")
                .path(PATH);
        router.management("GET /groups/{id}/members", this::members)
                .scopes("read:group_members")
                .path(PATH)
                .query(Checkpoint.RULE);
        router.management("GET /groups/{id}/roles", this::roles)
                .scopes("read:group_roles")
                .path(PATH)
                .query(Checkpoint.RULE);
        router.management("POST /groups/{id}/roles", this::assign)
                .scopes("create:group_roles")
                .path(PATH)
                .body(ROLES);
        router.management("DELETE /groups/{id}/roles", this::unassign)
                .scopes("delete:group_roles")
                .path(PATH)
                .body(ROLES);
        router.management("GET /roles/{id}/groups", this::withRole)
                .scopes("read:group_roles")
                .query(Checkpoint.RULE);
        router.management("GET /users/{id}/groups", this::ofUser)
                .scopes("read:groups")
                .query(Checkpoint.RULE);
        router.management("GET /users/{id}/effective-roles/sources/groups", this::sources)
                .scopes("read:user_role_source_groups")
                .query(SOURCES);
    }

    private Answer list(Request request) {
        String search = request.query("search").orElse("").toLowerCase(Locale.ROOT);
        return groups(
                request,
                tenant.groups().all().stream()
                        .filter(group ->
                                request.query("name").map(group.name()::equals).orElse(true))
                        .filter(group -> group.name().toLowerCase(Locale.ROOT).contains(search)));
    }

    private Answer get(Request request) {
        return Answer.ok(group(request).json());
    }

    private Answer delete(Request request) {
        tenant.groups().remove(group(request));
        return Answer.noContent();
    }

    private Answer members(Request request) {
        Group group = group(request);
        return Answer.ok(Checkpoint.ordered(
                request,
                "members",
                List.copyOf(group.members().keySet()),
                user -> user,
                user -> Json.object()
                        .put("id", user)
                        .put("member_type", "user")
                        .put("type", "connection")
                        .put("created_at", group.members().get(user))));
    }

    private Answer roles(Request request) {
        List<ObjectNode> given =
                group(request).roles().stream().map(tenant::role).toList();
        return Answer.ok(Checkpoint.ordered(
                request,
                "roles",
                given,
                role -> role.get("id").asText(),
                role -> role.deepCopy().retain("id", "name", "description")));
    }

    private Answer assign(Request request) {
        Group group = group(request);
        List<String> added = named(request);
        added.forEach(tenant::role);
        group.roles().addAll(added);
        return Answer.noContent();
    }

    private Answer unassign(Request request) {
        Group group = group(request);
        named(request).forEach(group.roles()::remove);
        return Answer.noContent();
    }

    private Answer withRole(Request request) {
        String role = tenant.role(request.variable("id")).get("id").asText();
        return groups(
                request,
                tenant.groups().all().stream().filter(group -> group.roles().contains(role)));
    }

    private Answer ofUser(Request request) {
        return groups(
                request,
                tenant.groups().of(tenant.users().get(request.variable("id")).id()));
    }

    private Answer sources(Request request) {
        String user = tenant.users().get(request.variable("id")).id();
        String role = request.query("role_id").orElseThrow();
        return groups(
                request, tenant.groups().of(user).filter(group -> group.roles().contains(role)));
    }

    private Group group(Request request) {
        return tenant.groups().get(request.variable("id"));
    }

    private static Answer groups(Request request, Stream<Group> groups) {
        return Answer.ok(Checkpoint.ordered(request, "groups", groups.toList(), Group::id, Group::json));
    }

    private static List<String> named(Request request) {
        return request.body().get("roles").valueStream().map(JsonNode::asText).toList();
    }
}
