package io.ostiary.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole thing as its users start it: a process, and nothing but the protocol on its standard output. */
@Timeout(120)
class ServedProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HELLO = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}""";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingButMessagesIsOnStandardOutputAndTheEndOfInputEndsIt() throws Exception {
        Path errors = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command("--demo", "--log-level", "trace"))
                .redirectError(errors.toFile())
                .start();
        List<JsonNode> answers = new ArrayList<>();
        try (OutputStream in = process.getOutputStream()) {
            for (String line : List.of(
                    HELLO,
                    "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                    "this is no message",
                    "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}",
                    call(3, "list_users", "{\"limit\":3}"),
                    call(
                            4,
                            "authenticate_user",
                            "{\"identifier\":\"ada.andersen@haldenfreight.example\","
                                    + "\"password\":\"halden-demo-2026\"}"),
                    call(5, "delete_user", "{\"user\":\"ada.andersen@haldenfreight.example\"}"),
                    call(6, "no_such_tool", "{}"))) {
                in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(line -> answers.add(message(line)));
        }

        assertThat(process.waitFor(20, TimeUnit.SECONDS))
                .as("the end of the input ends it")
                .isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(answers).hasSize(7);
        assertThat(answer(answers, 2).at("/result/tools").size()).isGreaterThan(30);
        assertThat(answer(answers, 3).at("/result/structuredContent/users").size())
                .isEqualTo(3);
        assertThat(answer(answers, 4).at("/result/structuredContent/outcome").asText())
                .isEqualTo("signed_in");
        assertThat(answer(answers, 5).at("/result/structuredContent/status").asInt())
                .isEqualTo(403);
        assertThat(answer(answers, 6).at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(answers.toString()).doesNotContain("eyJ");
        assertThat(Files.readString(errors))
                .contains("200 users", "io.ostiary.audit")
                .doesNotContain("eyJ");
    }

    @Test
    void theClientOfTheSdkStartsItAndAPersonApproves() {
        List<String> command = command("--demo");
        var transport = new StdioClientTransport(
                ServerParameters.builder(command.get(0))
                        .args(command.subList(1, command.size()))
                        .build(),
                new JacksonMcpJsonMapper(JSON));
        try (var client = McpClient.sync(transport)
                .requestTimeout(Duration.ofMinutes(1))
                .initializationTimeout(Duration.ofMinutes(1))
                .capabilities(ClientCapabilities.builder().elicitation().build())
                .elicitation(question -> ElicitResult.builder(ElicitResult.Action.ACCEPT)
                        .content(Map.of("confirm", "ada.andersen@haldenfreight.example"))
                        .build())
                .build()) {
            assertThat(client.initialize().serverInfo().name()).isEqualTo("ostiary");

            var deleted = client.callTool(CallToolRequest.builder("delete_user")
                    .arguments(Map.of("user", "ada.andersen@haldenfreight.example"))
                    .build());
            var counted = client.callTool(
                    CallToolRequest.builder("count_users").arguments(Map.of()).build());

            assertThat(deleted.isError()).isFalse();
            assertThat(String.valueOf(counted.structuredContent())).isEqualTo("{count=119}");
        }
    }

    @Test
    void aRefusalToStartLeavesStandardOutputEmpty() throws Exception {
        Process process = new ProcessBuilder(command("--set", "bogus=1")).start();
        process.getOutputStream().close();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(process.inputReader().lines()).isEmpty();
        assertThat(process.errorReader().lines()).singleElement().asString().startsWith("ostiary: bogus is not");
    }

    @Test
    void overHttpItSaysWhereItListensAndEndsWhenItIsTold() throws Exception {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command("--http", "0"))
                .redirectOutput(out.toFile())
                .start();
        try (BufferedReader errors = process.errorReader()) {
            String where = errors.lines()
                    .filter(line -> line.startsWith("ostiary: serving MCP at http://127.0.0.1:"))
                    .findFirst()
                    .orElseThrow();

            assertThat(where).endsWith("/mcp; Ctrl-C ends it");
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(out).isEmptyFile();
    }

    private List<String> command(String... options) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                classPath,
                                Ostiary.class.getName(),
                                "run",
                                "--toolsets",
                                "all",
                                "--secrets-dir",
                                folder.resolve("secrets").toString()),
                        Stream.of(options))
                .toList();
    }

    private static String call(int id, String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}";
    }

    private static JsonNode message(String line) {
        try {
            JsonNode message = JSON.readTree(line);
            assertThat(message.path("jsonrpc").asText()).as(line).isEqualTo("2.0");
            return message;
        } catch (IOException e) {
            throw new AssertionError("no message: " + line, e);
        }
    }

    private static JsonNode answer(List<JsonNode> answers, int id) {
        return answers.stream()
                .filter(answer -> answer.path("id").asInt() == id)
                .findFirst()
                .orElseThrow();
    }
}
