package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Who has a role. */
final class RoleUsersApi implements Resource {
    private static final ObjectRule ASSIGN = Rule.object()
            .required(
                    "users",
                    Rule.list(Rule.text().format("user-id-with-max-length", RoleUsersApi::isUserId))
                            .says("user_id's of the users to assign the role to"));

    private final Tenant tenant;

    RoleUsersApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /roles/{id}/users", this::list)
                .scopes("read:users", "read:roles", "read:role_members")
                .query(Paging.offsetOrCheckpoint());
        router.management("POST /roles/{id}/users", this::assign)
                .scopes("update:roles", "create:role_members")
                .body(ASSIGN);
    }

    /** Tells no total by checkpoint, asked for or not. */
    private Answer list(Request request) {
        String role = tenant.role(request.variable("id")).get("id").asText();
        List<User> users = tenant.users().all().stream()
                .filter(user -> user.roles().contains(role))
                .toList();
        return Paging.isCheckpoint(request)
                ? Answer.ok(Checkpoint.ordered(request, "users", users, RoleUsersApi::age, RoleUsersApi::summary))
                : new Paging("users").page(request, users, RoleUsersApi::summary);
    }

    private static String age(User user) {
        return user.profile().path("created_at").asText() + "," + user.id();
    }

    private static ObjectNode summary(User user) {
        return user.profile().deepCopy().retain("user_id", "email", "picture", "name");
    }

    private Answer assign(Request request) {
        String role = tenant.role(request.variable("id")).get("id").asText();
        List<User> users = request.body()
                .get("users")
                .valueStream()
                .map(id -> tenant.users()
                        .find(id.asText())
                        .orElseThrow(() -> Problem.notFound("One or more of the users do not exist.")))
                .toList();
        users.forEach(user -> UserRolesApi.assign(user, role));
        return Answer.ok(Json.object());
    }

    static boolean isUserId(String text) {
        return text.length() <= 1_024 && text.indexOf('|') > 0;
    }
}
