package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The roles that a user has. */
final class UserRolesApi implements Resource {
    /** How many roles a user may have. */
    private static final int LIMIT = 50;

    private static final ObjectRule ROLES =
            Rule.object().required("roles", Rule.list(Rule.text().min(1)).min(1).says("List of roles IDs"));

    private final Tenant tenant;

    UserRolesApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /users/{id}/roles", this::list)
                .scopes("read:users", "read:roles", "read:role_members")
                .query(Paging.offset());
        router.management("GET /users/{id}/effective-roles", this::effective)
                .scopes("read:user_effective_roles")
                .query(Checkpoint.RULE);
        router.management("POST /users/{id}/roles", this::assign)
                .scopes("update:users", "create:role_members")
                .body(ROLES);
        router.management("DELETE /users/{id}/roles", this::unassign)
                .scopes("update:users", "delete:role_members")
                .body(ROLES);
    }

    private Answer list(Request request) {
        User user = tenant.users().get(request.variable("id"));
        return new Paging("roles")
                .page(
                        request,
                        RolesApi.byName(user.roles().stream().map(tenant::role)).toList(),
                        role -> role.deepCopy().retain("id", "name", "description"));
    }

    private Answer effective(Request request) {
        User user = tenant.users().get(request.variable("id"));
        Map<String, Set<String>> sources = new TreeMap<>();
        user.roles()
                .forEach(role ->
                        sources.computeIfAbsent(role, unused -> new TreeSet<>()).add("direct"));
        tenant.groups()
                .of(user.id())
                .flatMap(group -> group.roles().stream())
                .forEach(role ->
                        sources.computeIfAbsent(role, unused -> new TreeSet<>()).add("groups"));
        return Answer.ok(Checkpoint.ordered(
                request, "roles", List.copyOf(sources.entrySet()), Map.Entry::getKey, source -> {
                    ObjectNode shown = tenant.role(source.getKey()).deepCopy().retain("id", "name", "description");
                    source.getValue().forEach(shown.putArray("sources")::add);
                    return shown;
                }));
    }

    private Answer assign(Request request) {
        User user = tenant.users().get(request.variable("id"));
        roles(request).forEach(tenant::role);
        roles(request).forEach(role -> assign(user, role));
        return Answer.noContent();
    }

    static void assign(User user, String role) {
        if (user.roles().size() >= LIMIT && !user.roles().contains(role)) {
            throw Problem.invalidBody("No more roles can be assigned to this user.");
        }
        user.roles().add(role);
    }

    private Answer unassign(Request request) {
        User user = tenant.users().get(request.variable("id"));
        roles(request).forEach(user.roles()::remove);
        return Answer.noContent();
    }

    private static List<String> roles(Request request) {
        return request.body()
                .get("roles")
                .valueStream()
                .map(role -> role.asText())
                .toList();
    }
}
