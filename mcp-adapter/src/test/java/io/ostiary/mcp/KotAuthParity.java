package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import io.ostiary.application.ApplicationType;
import io.ostiary.group.Group;
import io.ostiary.role.Role;
import io.ostiary.role.RoleScope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The tools of the KotAuth MCP server, each on a {@link World}. Keys are their tool and our operation. */
final class KotAuthParity {
    /** Whether an application keeps a secret is all that their access type tells. */
    private static final Map<Object, Object> TYPES = Map.of("public", "spa", "confidential", "web");

    private static final String WHICH_TOOL = "which of the two it is, says which of our tools is called";

    private KotAuthParity() {}

    static Map<String, Parity> all() {
        Map<String, Parity> all = new TreeMap<>();
        all.put(
                "list_applications list_applications",
                Parity.begin()
                        .leaves((w, reply) -> assertThat(reply.each("applications", "name"))
                                .containsExactlyInAnyOrderElementsOf(w.applicationNames())
                                .contains("Shop", "Robot")));
        all.put(
                "update_application update_application",
                Parity.begin()
                        .maps("applicationId", "application")
                        .maps("name", "name")
                        .maps("description", "description")
                        .maps("accessType", "type", theirs -> TYPES.getOrDefault(theirs, theirs))
                        .maps("redirectUris", "redirect_uris")
                        .called(w -> Map.of(
                                "applicationId",
                                w.shop().id().value(),
                                "name",
                                "Boat shop",
                                "description",
                                "Sells boats",
                                "accessType",
                                "public",
                                "redirectUris",
                                List.of("https://boats.example.com/callback")))
                        .leaves((w, reply) -> {
                            assertThat(w.shopNow().name()).isEqualTo("Boat shop");
                            assertThat(w.shopNow().description()).isEqualTo("Sells boats");
                            assertThat(w.shopNow().type()).isEqualTo(ApplicationType.SPA);
                            assertThat(w.shopNow().redirectUris())
                                    .containsExactly("https://boats.example.com/callback");
                        }));
        AuditParity.kotAuth(all);
        KotAuthUserParity.put(all);
        roles(all);
        groups(all);
        members(all);
        all.put(
                "create_role create_role",
                Parity.begin()
                        .maps("name", "key")
                        .maps("description", "description")
                        .maps("scope", "scope")
                        .called(w -> Map.of("name", "cook", "description", "Cooks.", "scope", "tenant"))
                        .leaves((w, reply) -> {
                            Role cook = w.main.roles().resolve("cook");
                            assertThat(cook.description()).isEqualTo("Cooks.");
                            assertThat(cook.scope()).isEqualTo(RoleScope.TENANT);
                        }));
        return all;
    }

    private static void roles(Map<String, Parity> all) {
        all.put(
                "list_roles list_roles",
                Parity.begin()
                        .called(w -> Map.of())
                        .leaves((w, reply) -> assertThat(reply.each("roles", "key"))
                                .containsExactly("admin", "chief", "editor", "unused")));
        all.put(
                "delete_role delete_role",
                Parity.begin()
                        .given(World::editor)
                        .maps("roleId", "role")
                        .called(w -> Map.of("roleId", w.unused().id().value()))
                        .leaves((w, reply) -> assertThat(w.main.roles()
                                        .list(null, PageRequest.first())
                                        .items())
                                .extracting(Role::key)
                                .contains("editor")
                                .doesNotContain("unused")));
        all.put(
                "assign_user_role assign_role",
                Parity.begin()
                        .maps("userId", "user")
                        .maps("roleId", "role")
                        .called(w -> Map.of(
                                "userId",
                                w.ada().id().value(),
                                "roleId",
                                w.editor().id().value()))
                        .leaves((w, reply) -> assertThat(w.roleKeys(w.ada())).containsExactly("editor")));
        all.put(
                "remove_user_role unassign_role",
                Parity.begin()
                        .maps("userId", "user")
                        .maps("roleId", "role")
                        .called(w -> Map.of(
                                "userId",
                                w.bob().id().value(),
                                "roleId",
                                w.editor().id().value()))
                        .leaves((w, reply) -> assertThat(w.roleKeys(w.bob())).isEmpty()));
    }

    private static void groups(Map<String, Parity> all) {
        all.put(
                "list_groups list_groups",
                Parity.begin()
                        .called(w -> Map.of())
                        .leaves((w, reply) -> assertThat(reply.each("groups", "path"))
                                .containsExactlyInAnyOrder(
                                        "board", "staff", w.kitchen().path())));
        all.put(
                "create_group create_group",
                Parity.begin()
                        .maps("name", "name")
                        .maps("description", "description")
                        .maps("parentGroupId", "parent")
                        .called(w -> Map.of(
                                "name",
                                "bar",
                                "description",
                                "Who pours.",
                                "parentGroupId",
                                w.staff().id().value()))
                        .leaves((w, reply) -> {
                            Group bar = w.main.groups().resolve("staff/bar");
                            assertThat(bar.description()).isEqualTo("Who pours.");
                            assertThat(bar.parent()).isEqualTo(w.staff().id());
                        }));
        all.put(
                "delete_group delete_group",
                Parity.begin()
                        .maps("groupId", "group")
                        .called(w -> Map.of(
                                "groupId",
                                Objects.requireNonNullElse(
                                                w.kitchen().parent(), w.staff().id())
                                        .value()))
                        .leaves((w, reply) -> {
                            assertThat(w.main.groups().find(w.staff().id())).isEmpty();
                            if (w.kitchen().parent() != null) {
                                assertThat(w.main.groups().find(w.kitchen().id()))
                                        .isEmpty();
                                assertThat(w.roleKeys(w.dora())).containsExactly("admin");
                            }
                        }));
    }

    private static void members(Map<String, Parity> all) {
        all.put(
                "manage_group_member add_group_member",
                Parity.begin()
                        .maps("groupId", "group")
                        .maps("userId", "user")
                        .refuses("action", WHICH_TOOL)
                        .called(w -> Map.of(
                                "groupId",
                                w.kitchen().id().value(),
                                "userId",
                                w.ada().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(w.isMember(w.kitchen(), w.ada())).isTrue();
                            assertThat(w.roleKeys(w.ada())).containsExactly("editor");
                        }));
        all.put(
                "manage_group_member remove_group_member",
                Parity.begin()
                        .maps("groupId", "group")
                        .maps("userId", "user")
                        .refuses("action", WHICH_TOOL)
                        .called(w -> Map.of(
                                "groupId",
                                w.kitchen().id().value(),
                                "userId",
                                w.dora().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(w.isMember(w.kitchen(), w.dora())).isFalse();
                            assertThat(w.roleKeys(w.dora())).containsExactly("admin");
                        }));
    }
}
