package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.ostiary.Pages;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** import_users: every row is either written whole or itemised with its reason. */
@Timeout(60)
class ImportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 10_000;
    private static final String HASH = "$2b$04$kPaNsveyb4LYjKk9MOr1.ezNtE1ukcTR7gZ9bPzPxro/HMrlVUcda";

    @TempDir
    private Path folder = Path.of("");

    private World world;

    @BeforeEach
    void open() {
        world = new World(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void tenThousandRowsAreImportedAndTheWrongOnesItemised(Transport transport) throws Exception {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) {
            rows.add(Map.of("email", "user" + i + "@import.example", "name", "User " + i, "metadata", Map.of("n", i)));
        }
        Map<Integer, String> wrong = spoil(rows);
        Files.writeString(folder.resolve("users.json"), JSON.writeValueAsString(rows));
        long before = world.main.users().count(UserQuery.all());

        try (Assistant assistant = connect(transport, null)) {
            Reply reply = assistant
                    .callWithProgress("import_users", Map.of("file", "users.json"))
                    .done();

            assertThat(wrong).hasSize(37);
            assertThat(reply.at("/rows")).isEqualTo("10000");
            assertThat(reply.at("/created")).isEqualTo("9963");
            assertThat(reply.at("/failed")).isEqualTo("37");
            assertThat(itemised(reply)).isEqualTo(wrong);
            ProgressNotification told = assistant.progress().poll(20, TimeUnit.SECONDS);
            assertThat(told).isNotNull();
            assertThat(told.total()).isEqualTo(ROWS);
            if (transport == Transport.STDIO) {
                assertToldInOrder(assistant);
            }
        }
        assertThat(world.main.users().count(UserQuery.all())).isEqualTo(before + 9963);
        assertThat(Pages.stream(page -> world.main.users().list(UserQuery.containing("import.example"), page))
                        .collect(Collectors.toMap(User::email, User::name)))
                .isEqualTo(rightRows(rows, wrong.keySet()));
        User last = world.main
                .users()
                .resolve(UserRef.parse("user10000@import.example"))
                .user();
        assertThat(world.metadata(last)).containsEntry("n", 10_000);
    }

    @Test
    void aFileThatBreaksOffImportsNothing() throws IOException {
        Map<String, Object> before = world.state();
        for (String broken : List.of(
                "[{\"email\":\"a@example.net\"},{\"email\":\"b@exam",
                "[{\"email\":\"a@example.net\"},{\"email\" \"b@example.net\"}]",
                "[{\"email\":\"a@example.net\"}",
                "[{\"email\":\"a@example.net\"}]]",
                "[{\"email\":\"a@example.net\"}] and more",
                "{\"email\":\"a@example.net\"}",
                "",
                "null",
                "email\na@example.net\n")) {
            Files.writeString(folder.resolve("broken.json"), broken);
            try (Assistant assistant = connect(Transport.STDIO, null)) {
                Reply reply = assistant.call("import_users", Map.of("file", "broken.json"));

                assertThat(reply.refused("invalid-argument").fields()).containsExactly("file");
                assertThat(reply.text()).doesNotContain("example.net");
            }
        }
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void rowsThatAreNoUsersAreItemised() throws IOException {
        Files.writeString(
                folder.resolve("odd.json"), "[null, 1, \"x\", [], {}, {\"email\":1}, {\"email\":\"ok@example.net\"}]");
        try (Assistant assistant = connect(Transport.STDIO, null)) {
            Reply reply =
                    assistant.call("import_users", Map.of("file", "odd.json")).done();

            assertThat(itemised(reply).keySet()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(reply.at("/created")).isEqualTo("1");
        }
    }

    @Test
    void moreThanTwoHundredInTheCallAreTooMany() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(Map.of("email", "inline" + i + "@example.net"));
        }
        try (Assistant assistant = connect(Transport.STDIO, null)) {
            assertThat(assistant
                            .call("import_users", Map.of("users", rows))
                            .done()
                            .at("/created"))
                    .isEqualTo("200");
            Map<String, Object> before = world.state();
            rows.add(Map.of("email", "toomany@example.net"));

            Reply reply = assistant.call("import_users", Map.of("users", rows));

            assertThat(reply.refused("invalid-argument").detail()).contains("at most 200", "use file");
            assertThat(world.state()).isEqualTo(before);
        }
    }

    @Test
    void rowsComeFromTheCallOrFromAFile() {
        try (Assistant assistant = connect(Transport.STDIO, null)) {
            assistant.call("import_users", Map.of()).refused("invalid-argument");
            assistant
                    .call("import_users", Map.of("users", List.of(), "file", "users.json"))
                    .refused("invalid-argument");
            assertThat(assistant
                            .call("import_users", Map.of("users", List.of()))
                            .done()
                            .at("/rows"))
                    .isEqualTo("0");
        }
    }

    @Test
    void anUpsertUpdatesWhoIsThereAndCreatesWhoIsNotOnceApproved() {
        List<Map<String, Object>> rows = List.of(
                Map.of("email", "ADA@example.com", "name", "Ada Lovelace", "metadata", Map.of("plan", "team")),
                Map.of("username", "bob", "password_hash", HASH),
                Map.of("email", "third@example.com"));
        try (Assistant assistant = connect(Transport.STDIO, Person.approving())) {
            Reply reply = assistant
                    .call("import_users", Map.of("mode", "upsert", "users", rows))
                    .done();

            assertThat(reply.at("/created")).isEqualTo("1");
            assertThat(reply.at("/updated")).isEqualTo("2");
        }
        assertThat(world.now(world.ada()).name()).isEqualTo("Ada Lovelace");
        assertThat(world.metadata(world.ada())).isEqualTo(Map.of("plan", "team", "site", "Oslo"));
        assertThat(world.lets("bob", "supertokens")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"argon2", "pbkdf2"})
    void aHashOfAnotherFormatThanAllMustHaveIsItemised(String format) {
        try (Assistant assistant = connect(Transport.STDIO, null)) {
            Reply reply = assistant
                    .call(
                            "import_users",
                            Map.of(
                                    "hash_format",
                                    format,
                                    "users",
                                    List.of(Map.of("email", "h@example.net", "password_hash", HASH))))
                    .done();

            assertThat(itemised(reply)).containsOnlyKeys(1);
            assertThat(reply.at("/failures/0/reason"))
                    .contains("must be " + format)
                    .doesNotContain("$2b$");
        }
    }

    private Assistant connect(Transport transport, @Nullable Person person) {
        return Assistant.connect(world.tools(options -> options.importFolder(folder)), transport, person);
    }

    /** Makes 37 rows wrong, and tells which and with what code. */
    private static Map<Integer, String> spoil(List<Map<String, Object>> rows) {
        Map<Integer, String> wrong = new TreeMap<>();
        List<Map<String, Object>> ways = List.of(
                Map.of("email", "no address"),
                Map.of("email", "user1@import.example"),
                Map.of("email", "Bob@Example.com"),
                Map.of("password_hash", "md5:5f4dcc3b5aa765d61d8327deb882cf99"),
                Map.of("name", "x".repeat(301)));
        List<String> codes =
                List.of("invalid-argument", "already-exists", "already-exists", "invalid-argument", "invalid-argument");
        for (int i = 0; i < 37; i++) {
            int row = 100 + i * 260;
            Map<String, Object> spoilt = new HashMap<>(rows.get(row - 1));
            spoilt.putAll(ways.get(i % ways.size()));
            rows.set(row - 1, spoilt);
            wrong.put(row, codes.get(i % codes.size()));
        }
        return wrong;
    }

    private static Map<Integer, String> itemised(Reply reply) {
        Map<Integer, String> itemised = new TreeMap<>();
        for (JsonNode failure : reply.json().path("failures")) {
            assertThat(failure.path("reason").asText()).isNotBlank();
            itemised.put(failure.path("row").asInt(), failure.path("problem").asText());
        }
        return itemised;
    }

    private static Map<String, String> rightRows(List<Map<String, Object>> rows, Set<Integer> wrong) {
        Map<String, String> right = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!wrong.contains(i + 1)) {
                right.put(
                        String.valueOf(rows.get(i).get("email")),
                        String.valueOf(rows.get(i).get("name")));
            }
        }
        return right;
    }

    /** Everything that a client was told arrives before the answer, and each time it is further. */
    private static void assertToldInOrder(Assistant assistant) {
        List<Double> told = new ArrayList<>();
        for (JSONRPCMessage message : assistant.arrived()) {
            if (message instanceof JSONRPCNotification notification) {
                JsonNode progress = JSON.valueToTree(notification.params());
                assertThat(progress.path("total").asInt()).isEqualTo(ROWS);
                assertThat(progress.path("message").asText()).endsWith("users imported");
                told.add(progress.path("progress").asDouble());
            }
        }
        assertThat(told)
                .hasSizeGreaterThan(5)
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith((double) ROWS);
        assertThat(assistant.arrived()).last().isInstanceOf(JSONRPCResponse.class);
    }
}
