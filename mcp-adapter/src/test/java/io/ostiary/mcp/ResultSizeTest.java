package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.Pages;
import io.ostiary.action.ActionPatch;
import io.ostiary.role.NewRole;
import io.ostiary.session.NewSession;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No result is larger than 32 KB: lists come in smaller pages, everything else says that it is too large. */
@Timeout(60)
class ResultSizeTest extends AssistantFixture {
    private static final int LIMIT = 32 * 1024;

    @Test
    void aWalkOverManyLongUsersReturnsEachOnce() {
        for (int i = 0; i < 300; i++) {
            world.main
                    .users()
                    .create(NewUser.withEmail("user" + i + "@example.com")
                            .name("語".repeat(300))
                            .build());
        }

        assertThat(walk("list_users", "users", Map.of("limit", 200)))
                .containsExactlyInAnyOrderElementsOf(
                        Pages.stream(page -> world.main.users().list(UserQuery.all(), page))
                                .map(user -> user.id().value())
                                .toList());
    }

    @Test
    void aWalkOverManyLongRolesReturnsEachOnce() {
        for (int i = 0; i < 150; i++) {
            world.main
                    .roles()
                    .create(
                            NewRole.builder("role" + i)
                                    .description("d".repeat(500))
                                    .build(),
                            IfExists.FAIL);
        }

        assertThat(walk("list_roles", "roles", Map.of("limit", 200)))
                .containsExactlyInAnyOrderElementsOf(
                        Pages.stream(page -> world.main.roles().list(null, page))
                                .map(role -> role.id().value())
                                .toList());
    }

    @Test
    void aWalkOverManySessionsReturnsEachOnce() {
        for (int i = 0; i < 250; i++) {
            world.main.sessions().create(new NewSession(world.bob().id(), "a".repeat(200), Map.of()));
        }

        assertThat(walk("list_sessions", "sessions", Map.of("limit", 200, "user", "bob")))
                .hasSize(251)
                .doesNotHaveDuplicates();
    }

    @Test
    void aWalkOverManyMembersReturnsEachOnce() {
        List<String> members = new ArrayList<>(List.of(world.bob().id().value()));
        for (int i = 0; i < 200; i++) {
            User user = world.main
                    .users()
                    .create(NewUser.withEmail("m" + i + "@example.com")
                            .name("n".repeat(300))
                            .build());
            world.main.roles().assign(user.id(), world.editor().id(), null);
            members.add(user.id().value());
        }

        assertThat(walk("list_role_members", "users", Map.of("limit", 200, "role", "editor")))
                .containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void aWalkOverManyTenantsReturnsEachOnce() {
        for (int i = 0; i < 230; i++) {
            world.backend
                    .tenants(World.CALL)
                    .create(
                            new NewTenant(TenantId.of("t" + i), "n".repeat(150), TenantSettings.DEFAULT),
                            IfExists.FAIL);
        }

        assertThat(walk("list_tenants", "tenants", Map.of("limit", 200)))
                .hasSize(232)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatCannotBePagedIsAProblemThatSaysWhatToDo() {
        world.main.metadata().merge(world.ada().id(), Map.of("large", "x".repeat(40_000), "small", "y"));

        Reply whole = assistant.call("get_user_metadata", Map.of("user", "ada"));
        Reply part = assistant.call("get_user_metadata", Map.of("user", "ada", "keys", List.of("small")));

        assertThat(whole.refused("result-too-large").detail()).contains("named keys");
        assertThat(whole.at("/status")).isEqualTo("413");
        assertThat(part.done().at("/metadata/small")).isEqualTo("y");
    }

    @Test
    void longCodeIsReadInParts() {
        String code = IntStream.range(0, 9_000).mapToObj(i -> "s" + i + "();").collect(Collectors.joining("\n"));
        var unused = world.main
                .actions()
                .update(
                        world.greeting().id(),
                        ActionPatch.builder().code(Change.set(code)).build());

        StringBuilder read = new StringBuilder();
        String from = "0";
        while (!from.isEmpty()) {
            Reply part = assistant
                    .call("get_action", Map.of("action", "Greeting", "from", Integer.valueOf(from)))
                    .done();
            read.append(part.at("/draft/code"));
            from = part.text().contains("\"next_from\"") ? part.at("/next_from") : "";
        }

        assertThat(read).hasToString(code);
    }

    @Test
    void aWriteWhoseResultIsTooLargeSaysThatItWasDone() {
        Map<String, Object> values = Map.of("large", "x".repeat(40_000));

        Reply reply = assistant.call("set_user_metadata", Map.of("user", "ada", "values", values));

        assertThat(reply.refused("result-too-large").detail()).contains("it was done", "do not repeat it");
        assertThat(world.metadata(world.ada())).containsAllEntriesOf(values);
    }

    @Test
    void anImportOfNothingButWrongRowsStillTellsItsCounts() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(Map.of("email", "not an address " + "x".repeat(300), "given_name", "y".repeat(200)));
        }

        Reply reply = assistant.call("import_users", Map.of("users", rows)).done();

        assertThat(reply.at("/failed")).isEqualTo("200");
        assertThat(reply.at("/note")).contains("only the first");
        assertThat(reply.text().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LIMIT);
    }

    private List<String> walk(String tool, String array, Map<String, Object> arguments) {
        List<String> ids = new ArrayList<>();
        Map<String, Object> next = new HashMap<>(arguments);
        var cursors = new HashSet<Object>();
        do {
            Reply page = assistant.call(tool, next).done();
            assertThat(page.text().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LIMIT);
            ids.addAll(page.each(array, "id"));
            next.put("cursor", page.json().path("next_cursor").asText(""));
            assertThat(cursors.add(next.get("cursor"))).as("the walk goes on").isTrue();
        } while (!"".equals(next.get("cursor")));
        return ids;
    }
}
