package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.mcp.sdk.StdioServer;
import io.ostiary.user.MetadataKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What arguments mean: absent keeps, null clears, and what is too much is said to be. */
@Timeout(60)
class ArgumentsTest extends AssistantFixture {
    @Test
    void absentKeepsNullClearsAndAValueSets() {
        assistant
                .call(
                        "update_user",
                        Map.of("user", "ada", "given_name", "Ada", "family_name", "Byron", "name", "Ada B."))
                .done();
        assistant
                .call("update_user", nulls(Map.of("user", "ada", "family_name", "Lovelace"), "name"))
                .done();

        assertThat(world.now(world.ada()).givenName()).isEqualTo("Ada");
        assertThat(world.now(world.ada()).familyName()).isEqualTo("Lovelace");
        assertThat(world.now(world.ada()).name()).isNull();
        assertThat(world.now(world.ada()).email()).isEqualTo("ada@example.com");
    }

    @Test
    void theLastNameThatSomebodyHasCannotBeCleared() {
        Map<String, Object> before = world.state();

        Reply reply = assistant.call("update_user", nulls(Map.of("user", "ada"), "email", "username"));

        assertThat(reply.refused("invalid-argument").fields()).containsExactly("email");
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void aNullForWhatCannotBeClearedMeansThatItIsAbsent() {
        Reply reply = assistant.call(
                "list_users", nulls(Map.of("limit", 1), "query", "status", "cursor", "fields", "tenant"));

        assertThat(reply.done().each("users", "id")).hasSize(1);
    }

    @Test
    void permissionsAreKeptClearedOrReplacedAsAWhole() {
        assistant
                .call("update_role", Map.of("role", "editor", "name", "Editor"))
                .done();
        assertThat(world.main.roles().resolve("editor").permissions()).containsExactly("posts:write");

        assistant
                .call("update_role", Map.of("role", "editor", "permissions", List.of("a:b", "c:d")))
                .done();
        assertThat(world.main.roles().resolve("editor").permissions()).containsExactly("a:b", "c:d");

        assistant
                .call("update_role", nulls(Map.of("role", "editor"), "permissions", "name"))
                .done();
        assertThat(world.main.roles().resolve("editor").permissions()).isEmpty();
        assertThat(world.main.roles().resolve("editor").name()).isNull();
    }

    @Test
    void aNullInMetadataRemovesTheKey() {
        assistant
                .call(
                        "set_user_metadata",
                        Map.of("user", "ada", "values", nulls(Map.of("nested", nulls(Map.of("a", 1), "b")), "plan")))
                .done();

        assertThat(world.metadata(world.ada()))
                .containsOnlyKeys("site", "nested")
                .containsEntry("nested", Map.of("a", 1));
    }

    @Test
    void noKeysMeansAllAndAnEmptyListOfKeysIsAMistake() {
        assistant
                .call("delete_user_metadata", Map.of("user", "ada", "keys", List.of()))
                .refused("invalid-argument");
        assertThat(world.metadata(world.ada())).hasSize(2);

        assistant.call("delete_user_metadata", Map.of("user", "ada")).done();
        assertThat(world.metadata(world.ada())).isEmpty();
    }

    @Test
    void metadataMayBeAsDeepAsItIsAllowedToBeAndNoDeeper() {
        Reply allowed = assistant.call("set_user_metadata", Map.of("user", "ada", "values", nested(32)));
        Reply deep = assistant.call("set_user_metadata", Map.of("user", "ada", "values", nested(33)));
        Reply deeper = assistant.call("set_user_metadata", Map.of("user", "ada", "values", nested(150)));

        allowed.done();
        assertThat(deep.refused("invalid-argument").detail()).contains("nest deeper than 32");
        assertThat(deeper.refused("invalid-argument").detail()).contains("nest deeper than 32");
    }

    @Test
    void hugeTextIsRefusedWhereverItStands() {
        String huge = "x".repeat(200_000);
        Map<String, Object> before = world.state();

        for (Reply reply : List.of(
                assistant.call("get_user", Map.of("user", huge)),
                assistant.call("list_users", Map.of("query", huge)),
                assistant.call("list_users", Map.of("cursor", huge)),
                assistant.call("update_user", Map.of("user", "ada", "name", huge)),
                assistant.call("create_user", Map.of("email", huge + "@example.com")),
                assistant.call("set_password", Map.of("user", "ada", "password", huge)),
                assistant.call("set_user_metadata", Map.of("user", "ada", "values", Map.of("k", huge))),
                assistant.call("create_role", Map.of("key", "k", "permissions", List.of(huge))),
                assistant.call("create_tenant", Map.of("name", huge)),
                assistant.call("get_session", Map.of("session", huge)))) {
            assertThat(reply.refused("invalid-argument").text().length()).isLessThan(3_000);
        }
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void numbersStayWhatTheyWere() {
        Map<String, Object> values = Map.of("int", 7, "long", 9_007_199_254_740_993L, "decimal", 0.1, "negative", -0.5);

        Reply reply = assistant
                .call("set_user_metadata", Map.of("user", "ada", "values", values))
                .done();

        assertThat(world.metadata(world.ada())).containsAllEntriesOf(values);
        assertThat(reply.json().at("/metadata/long").asLong()).isEqualTo(9_007_199_254_740_993L);
    }

    @Test
    void ofAKeyThatComesTwiceTheLastCountsEverywhere() throws Exception {
        JsonNode answer = sent("""
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"set_user_metadata","arguments":\
                {"user":"bob","user":"ada","values":{"plan":"first","plan":"second"}}}}
                """);

        assertThat(answer.at("/result/structuredContent/user").asText())
                .isEqualTo(world.ada().id().value());
        assertThat(world.metadata(world.ada())).containsEntry("plan", "second");
        assertThat(world.main.metadata().get(world.bob().id(), MetadataKeys.all()))
                .isEmpty();
    }

    @Test
    void enumsAreTakenInWhateverCaseAndNothingElse() {
        assistant.call("list_users", Map.of("status", "ACTIVE")).done();

        Reply reply = assistant.call("list_users", Map.of("status", "alive"));

        assertThat(reply.refused("invalid-argument").fields()).containsExactly("status");
        assertThat(reply.detail()).contains("one of active, disabled, locked").doesNotContain("alive");
    }

    @Test
    void instantsAreRfc3339WithAnyOffset() {
        assistant
                .call("count_users", Map.of("created_after", "2026-01-01T02:00:00+02:00"))
                .done();

        Reply reply = assistant.call("count_users", Map.of("created_after", "yesterday"));

        assertThat(reply.refused("invalid-argument").detail()).contains("created_after must be an instant such as");
    }

    /** What the server answers to one line, after a greeting, at the end of the input. */
    private JsonNode sent(String line) throws Exception {
        String hello = """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
                "capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}
                """;
        var in = new ByteArrayInputStream((hello + line).getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        var ended = new CountDownLatch(1);
        try (StdioServer server = StdioServer.start(world.tools(), in, out, ended::countDown)) {
            assertThat(server).isNotNull();
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2).first(STRING).contains("protocolVersion");
        return new ObjectMapper().readTree(lines.get(1));
    }

    private static Map<String, Object> nested(int depth) {
        Map<String, Object> object = Map.of();
        for (int i = 1; i < depth; i++) {
            object = Map.of("d", object);
        }
        return object;
    }

    private static Map<String, @Nullable Object> nulls(
            Map<String, ? extends @Nullable Object> others, String... names) {
        Map<String, @Nullable Object> arguments = new HashMap<>(others);
        for (String name : names) {
            arguments.put(name, null);
        }
        return arguments;
    }
}
