package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import io.ostiary.user.UserQuery;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor is good for whom it was given to, where it was given, and for nothing else. */
@Timeout(60)
class CursorTest {
    @TempDir
    private Path folder = Path.of("");

    private World world;
    private IdentityTools tools;
    private Assistant assistant;

    @BeforeEach
    void connect() {
        world = new World(folder);
        tools = world.tools();
        assistant = Assistant.connect(tools, Transport.STDIO, null);
    }

    @AfterEach
    void disconnect() {
        assistant.close();
        world.close();
    }

    @Test
    void itGoesOnWhereThePageEnded() {
        Reply first = assistant.call("list_users", Map.of("limit", 2)).done();
        Reply second = assistant
                .call("list_users", Map.of("limit", 2, "cursor", first.at("/next_cursor")))
                .done();

        assertThat(second.each("users", "id")).hasSize(2).doesNotContainAnyElementsOf(first.each("users", "id"));
    }

    @Test
    void itIsNoCursorOfAnotherTool() {
        refused(assistant, "list_sessions", Map.of(), cursor());
        refused(assistant, "list_roles", Map.of(), cursor());
        refused(assistant, "list_role_members", Map.of("role", "editor"), cursor());
    }

    @Test
    void itIsNoCursorOfAnotherTenantOrAnotherQuery() {
        refused(assistant, "list_users", Map.of("tenant", "acme"), cursor());
        refused(assistant, "list_users", Map.of("query", "ada"), cursor());
        refused(assistant, "list_users", Map.of("status", "disabled"), cursor());
    }

    @Test
    void itIsNoCursorOfAnotherProcess() {
        String cursor = cursor();
        try (Assistant restarted = Assistant.connect(world.tools(), Transport.STDIO, null)) {
            refused(restarted, "list_users", Map.of(), cursor);
        }
    }

    @Test
    void itIsNoCursorOfACallerOnAnotherChannel() {
        String cursor = cursor();
        try (Assistant far = Assistant.connect(tools, Transport.HTTP, null)) {
            refused(far, "list_users", Map.of(), cursor);
        }
    }

    @Test
    void theBackendsOwnCursorIsNone() {
        String unsealed = String.valueOf(
                world.main.users().list(UserQuery.all(), PageRequest.first(2)).next());

        refused(assistant, "list_users", Map.of(), unsealed);
    }

    @Test
    void everyFlippedBitSpoilsIt() {
        byte[] sealed = Base64.getUrlDecoder().decode(cursor());
        for (int i = 0; i < sealed.length; i++) {
            byte[] flipped = sealed.clone();
            flipped[i] ^= 1;

            refused(
                    assistant,
                    "list_users",
                    Map.of(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(flipped));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "=", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "../x", "\u0000"})
    void garbageIsNone(String garbage) {
        refused(assistant, "list_users", Map.of(), garbage);
    }

    private String cursor() {
        return assistant.call("list_users", Map.of("limit", 2)).done().at("/next_cursor");
    }

    private static void refused(Assistant by, String tool, Map<String, Object> arguments, String cursor) {
        Map<String, Object> withCursor = new HashMap<>(arguments);
        withCursor.put("cursor", cursor);

        Reply reply = by.call(tool, withCursor).refused("invalid-argument");

        assertThat(reply.fields()).containsExactly("cursor");
        assertThat(reply.detail()).contains("start without one");
    }
}
