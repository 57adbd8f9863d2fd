package io.ostiary.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";
    static final String INITIALIZED = """
            {"jsonrpc":"2.0","method":"notifications/initialized"}""";

    @TempDir
    private Path folder;

    @Test
    void aClientFindsTheDemoCompanyAndNothingButMessagesOnStandardOutput() {
        try (Program server = Program.start(folder, "run", "--demo", "--log-level", "trace")) {
            JsonNode greeting = ask(server, INITIALIZE);
            server.send(INITIALIZED);
            JsonNode tools = ask(server, """
                    {"jsonrpc":"2.0","id":2,"method":"tools/list"}""");
            JsonNode users = ask(server, """
                    {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"list_users",\
                    "arguments":{"query":"ada","limit":3}}}""");
            int status = server.end();

            assertThat(greeting.at("/result/serverInfo/name").asText()).isEqualTo("ostiary");
            assertThat(tools.at("/result/tools").findValuesAsText("name")).contains("list_users", "get_context");
            assertThat(users.at("/result/isError").asBoolean()).isFalse();
            assertThat(users.at("/result/structuredContent/users")).isNotEmpty();
            assertThat(server.unread()).allSatisfy(LauncherTest::message);
            assertThat(status).isZero();
            assertThat(server.errors())
                    .as("what the README says one sees")
                    .contains(new Document("README.md").block("text").lines().toList());
        }
    }

    @Test
    void aDangerousCallOfAClientThatCannotAskIsRefused() {
        try (Program server = Program.start(folder, "run", "--demo")) {
            ask(server, INITIALIZE);
            server.send(INITIALIZED);
            JsonNode refusal = ask(server, """
                    {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"delete_user",\
                    "arguments":{"user":"liv.andersen@haldenfreight.example"}}}""");

            assertThat(refusal.at("/result/isError").asBoolean()).isTrue();
            assertThat(refusal.at("/result/structuredContent/type").asText())
                    .isEqualTo("urn:ostiary:problem:permission-denied");
            assertThat(server.end()).isZero();
        }
    }

    @Test
    void anOptionThatNamesNothingRefusesToStart() {
        try (Program server = Program.start(folder, "run", "--demo", "--toolsets", "everything")) {
            int status = server.end();

            assertThat(status).isEqualTo(2);
            assertThat(server.unread()).isEmpty();
            assertThat(server.errors()).contains("everything").doesNotContain("\tat ");
        }
    }

    @Test
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated() {
        try (Program server =
                Program.start(folder, "run", "--backend", "keycloak", "--set", "client-secret=canary-9d2f")) {
            assertThat(server.end()).isEqualTo(2);
            assertThat(server.errors())
                    .contains("--set client-secret is refused", "OSTIARY_KEYCLOAK_CLIENT_SECRET")
                    .doesNotContain("canary-9d2f");
        }
    }

    static JsonNode ask(Program server, String request) {
        server.send(request);
        return message(server.receive());
    }

    private static JsonNode message(String line) {
        try {
            JsonNode message = JSON.readTree(line);
            assertThat(message.path("jsonrpc").asText()).as(line).isEqualTo("2.0");
            return message;
        } catch (JsonProcessingException e) {
            throw new AssertionError("not a message: " + line, e);
        }
    }
}
