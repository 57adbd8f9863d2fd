package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tools of the AuthGate MCP server that manage roles. */
final class AuthGateRoleParity {
    private AuthGateRoleParity() {}

    static Map<String, Parity> all() {
        Map<String, Parity> all = new TreeMap<>();
        for (String list : List.of("list_roles", "list_rbac_roles")) {
            all.put(
                    list + " list_roles",
                    Parity.begin()
                            .called(w -> Map.of())
                            .leaves((w, reply) -> assertThat(reply.each("roles", "key"))
                                    .containsExactly("admin", "chief", "editor", "unused")));
        }
        all.put(
                "create_role create_role",
                Parity.begin()
                        .maps("key", "key")
                        .maps("name", "name")
                        .maps("permissions", "permissions")
                        .called(w -> Map.of("key", "viewer", "name", "Viewer", "permissions", List.of("posts:read")))
                        .leaves((w, reply) -> assertThat(
                                        w.main.roles().resolve("viewer").permissions())
                                .containsExactly("posts:read"))
                        .leaves(
                                "name",
                                (w, reply) -> assertThat(
                                                w.main.roles().resolve("viewer").name())
                                        .isEqualTo("Viewer")));
        all.put(
                "create_rbac_role create_role",
                Parity.begin()
                        .maps("key", "key")
                        .maps("grants", "permissions", AuthGateRoleParity::permissions)
                        .called(w -> Map.of("key", "viewer", "grants", Map.of("posts", List.of("read", "list"))))
                        .leaves((w, reply) -> assertThat(
                                        w.main.roles().resolve("viewer").permissions())
                                .containsExactly("posts:list", "posts:read")));
        all.put(
                "update_role update_role",
                Parity.begin()
                        .maps("role_id", "role")
                        .maps("name", "name")
                        .maps("permissions", "permissions")
                        .maps("is_default", "is_default")
                        .called(w -> Map.of(
                                "role_id",
                                w.editor().id().value(),
                                "name",
                                "Editor",
                                "permissions",
                                List.of("posts:read"),
                                "is_default",
                                true))
                        .leaves((w, reply) -> assertThat(
                                        w.main.roles().resolve("editor").permissions())
                                .containsExactly("posts:read"))
                        .leaves(
                                "name",
                                (w, reply) -> assertThat(
                                                w.main.roles().resolve("editor").name())
                                        .isEqualTo("Editor"))
                        .leaves(
                                "is_default",
                                (w, reply) -> assertThat(
                                                w.main.roles().resolve("editor").isDefault())
                                        .isTrue()));
        all.put(
                "delete_role delete_role",
                Parity.begin()
                        .maps("role_id", "role")
                        .called(w -> Map.of("role_id", w.unused().id().value()))
                        .leaves((w, reply) -> assertThat(w.main.roles()
                                        .list("unused", PageRequest.first())
                                        .items())
                                .isEmpty()));
        return all;
    }

    /** What they call grants, actions by resource, as permissions. */
    private static Object permissions(Object grants) {
        return ((Map<?, ?>) grants)
                .entrySet().stream()
                        .flatMap(grant ->
                                ((List<?>) grant.getValue()).stream().map(action -> grant.getKey() + ":" + action))
                        .toList();
    }
}
