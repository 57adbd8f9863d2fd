package io.ostiary.mcp.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.mcp.protocol.Answer;
import io.ostiary.mcp.protocol.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StdioServerTest {

    private final FakeTools tools = new FakeTools();
    private final StdioConversation client;

    StdioServerTest() throws IOException {
        client = StdioConversation.with(tools);
    }

    @AfterEach
    void end() throws IOException {
        tools.letGo.countDown();
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05, 2024-11-05",
        "2025-03-26, 2025-03-26",
        "2025-06-18, 2025-06-18",
        "2025-11-25, 2025-11-25",
        "2026-07-28, 2025-11-25"
    })
    void theRevisionIsTheOneAskedForOrTheNewestKnown(String asked, String agreed) throws Exception {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + asked
                + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}}");

        JsonNode result = client.receive().get("result");

        assertThat(result.get("protocolVersion").asText()).isEqualTo(agreed);
    }

    @Test
    void theServerIntroducesItselfWithToolsAndLoggingAndNothingElse() throws Exception {
        client.send("""
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
                "capabilities":{},"clientInfo":{"name":"x","version":"1"}}}""");

        JsonNode result = client.receive().get("result");

        assertThat(result.get("capabilities")).hasToString("{\"logging\":{},\"tools\":{\"listChanged\":false}}");
        assertThat(result.get("serverInfo"))
                .hasToString("{\"name\":\"fake\",\"title\":\"Fake tools\",\"version\":\"1.0\"}");
        assertThat(result.get("instructions").asText()).isEqualTo("Call echo.");
    }

    @Test
    void toolsAreListedInTheOrderOfTheServiceWithTheirSchemasAsWritten() throws Exception {
        client.initialized();

        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        JsonNode listed = client.receive().at("/result/tools");

        assertThat(listed.findValuesAsText("name")).containsExactly("slow", "echo", "ask", "broken", "overflow");
        assertThat(listed.at("/1/inputSchema"))
                .hasToString("{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"},"
                        + "\"also\":{\"type\":\"string\"}},\"additionalProperties\":false}");
        assertThat(listed.at("/1/outputSchema/required/0").asText()).isEqualTo("text");
        assertThat(listed.at("/1/annotations"))
                .hasToString("{\"readOnlyHint\":true,\"destructiveHint\":false,\"idempotentHint\":true,"
                        + "\"openWorldHint\":false}");
    }

    @Test
    void anUnknownCursorIsRefused() throws Exception {
        client.initialized();

        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"cursor\":\"x\"}}");

        assertThat(client.receive().at("/error/code").asInt()).isEqualTo(-32602);
    }

    @Test
    void aResultIsCompleteAsTextAndAsStructure() throws Exception {
        client.initialized();

        client.call(1, "echo", "{\"text\":\"hi\"}");
        JsonNode result = client.receive().get("result");

        assertThat(result.at("/content/0/text").asText()).isEqualTo("{\"text\":\"hi\"}");
        assertThat(result.get("structuredContent")).hasToString("{\"text\":\"hi\"}");
        assertThat(result.get("isError").asBoolean()).isFalse();
        assertThat(tools.callers).containsExactly(Caller.unrestricted("operator", "stdio", null));
        assertThat(tools.clients).containsExactly("pipes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "overflow"})
    void aToolThatBreaksTellsAnIncidentAndNothingElse(String tool) throws Exception {
        client.initialized();

        client.call(1, tool, "{}");
        JsonNode answer = client.receive();

        assertThat(answer.at("/result/isError").asBoolean()).isTrue();
        assertThat(answer.at("/result/structuredContent/incident").asText()).hasSize(36);
        assertThat(answer.at("/result/content/0/text").asText())
                .isEqualTo(answer.at("/result/structuredContent").toString());
        assertThat(answer.toString()).doesNotContain(FakeTools.SECRET);
    }

    @Test
    void anUnknownToolIsNamedWithoutWhatCouldDoHarm() throws Exception {
        client.initialized();

        client.call(1, "no\\u001b[31m\\u202e<" + "x".repeat(500), "{}");
        JsonNode error = client.receive().get("error");

        assertThat(error.get("code").asInt()).isEqualTo(-32602);
        assertThat(error.get("message").asText())
                .startsWith("Unknown tool: no??31m??xxx")
                .endsWith("...")
                .hasSizeLessThan(160);
        assertThat(error.has("data")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":7}",
                "{}",
                "{\"name\":\"echo\",\"arguments\":[1]}",
                "{\"name\":\"echo\",\"arguments\":\"x\"}"
            })
    void aCallThatIsNoneIsRefused(String params) throws Exception {
        client.initialized();

        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + params + "}");

        assertThat(client.receive().at("/error/code").asInt()).isEqualTo(-32602);
    }

    @Test
    void logLevelsAreCheckedAndAccepted() throws Exception {
        client.initialized();

        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"logging/setLevel\",\"params\":{\"level\":\"info\"}}");
        assertThat(client.receive().get("result")).hasToString("{}");

        client.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"logging/setLevel\",\"params\":{\"level\":\"loud\"}}");
        assertThat(client.receive().at("/error/code").asInt()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"jsonrpc\":", "hello", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} x"})
    void aLineThatIsNotJsonIsAnsweredAndCostsNothingElse(String line) throws Exception {
        client.send(line);
        assertThat(client.receive())
                .hasToString(
                        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"Parse error\"}}");

        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
        assertThat(client.receive()).hasToString("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    @Test
    void bytesThatAreNotUtf8AreAParseError() throws Exception {
        client.send(new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"', '\n'});

        assertThat(client.receive().at("/error/code").asInt()).isEqualTo(-32700);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}] | null",
                "[]                                                   | null",
                "7                                                    | null",
                "{\"id\":1,\"method\":\"ping\"}                       | 1",
                "{\"jsonrpc\":\"1.0\",\"id\":\"a\",\"method\":\"ping\"}  | \"a\"",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}   | null",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}    | null",
                "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"ping\"}    | null",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}          | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]} | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":1}                       | 1",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":7}           | 1"
            })
    void whatIsJsonButNotAMessageIsAnInvalidRequest(String line, String id) throws Exception {
        client.send(line);
        JsonNode answer = client.receive();

        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(answer.get("id")).hasToString(id);
    }

    @Test
    void blankLinesAndCarriageReturnsAreIgnored() throws Exception {
        client.send("\n  \t\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\r");

        assertThat(client.receive().get("id").asInt()).isEqualTo(1);
        assertThat(client.nothingElseWasSaid()).isTrue();
    }

    @Test
    void anOverlongLineIsRefusedOnceAndTheNextIsRead() throws Exception {
        byte[] part = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100; i++) {
            client.send(part);
        }
        client.send("\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");

        assertThat(client.receive().at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(client.receive().get("id").asInt()).isEqualTo(1);
    }

    @Test
    void aLineOfExactlyTheLongestLengthIsRead() throws Exception {
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

        client.send(" ".repeat((1 << 20) - ping.length()) + ping);

        assertThat(client.receive().get("id").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 20_000, 200_000})
    void deepJsonIsAnswered(int depth) throws Exception {
        client.initialized();

        client.call(1, "echo", "{\"text\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
        assertThat(client.receive().at("/error/code").asInt()).isEqualTo(-32700);

        client.call(2, "echo", "{}");
        assertThat(client.receive().get("id").asInt()).isEqualTo(2);
    }

    @Test
    void aRequestBeforeInitializeIsRefusedAtOnceAndPingIsAnswered() throws Exception {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        assertThat(client.receive().at("/error/message").asText()).contains("initialize comes first");

        client.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"server/discover\"}");
        assertThat(client.receive().at("/error/code").asInt()).isEqualTo(-32601);

        client.send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\"}");
        assertThat(client.receive().has("result")).isTrue();
    }

    @Test
    void initializeWithoutItsParametersIsRefusedAndCanBeRepeated() throws Exception {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":7}}");
        JsonNode refused = client.receive();
        assertThat(refused.at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(refused.toString()).doesNotContain("jackson").doesNotContain("io.modelcontextprotocol");

        client.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"initialize\"}");
        assertThat(client.receive().at("/error/code").asInt()).isEqualTo(-32602);

        client.initialized();
    }

    @Test
    void aSecondInitializeIsRefusedAndTheFirstStays() throws Exception {
        client.initialized();

        client.send("""
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
                "capabilities":{},"clientInfo":{"name":"other","version":"1"}}}""");
        assertThat(client.receive().at("/error/message").asText()).contains("already initialized");

        client.call(2, "echo", "{}");
        assertThat(client.receive().has("result")).isTrue();
        assertThat(tools.clients).containsExactly("pipes");
    }

    @Test
    void notificationsAreNeverAnswered() throws Exception {
        client.initialized();

        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}");
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"nonsense\"}");
        client.send("{\"jsonrpc\":\"2.0\",\"id\":\"nobody-asked\",\"result\":{}}");
        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");

        assertThat(client.receive().get("id").asInt()).isEqualTo(1);
        assertThat(client.nothingElseWasSaid()).isTrue();
    }

    @Test
    void callsRunBesideEachOther() throws Exception {
        client.initialized();

        client.call(1, "slow", "{}");
        client.call(2, "echo", "{}");
        assertThat(client.receive().get("id").asInt()).isEqualTo(2);

        tools.letGo.countDown();
        assertThat(client.receive().get("id").asInt()).isEqualTo(1);
    }

    @Test
    void moreCallsThanCanWaitAreRefusedAndPingStillWorks() throws Exception {
        client.initialized();
        for (int id = 1; id <= 4; id++) {
            client.call(id, "slow", "{}");
        }
        assertThat(tools.begun.tryAcquire(4, 20, TimeUnit.SECONDS)).isTrue();
        for (int id = 5; id <= 9; id++) {
            client.call(id, "slow", "{}");
        }

        JsonNode refused = client.receive();
        assertThat(refused.get("id").asInt()).isEqualTo(9);
        assertThat(refused.at("/error/code").asInt()).isEqualTo(-32000);
        client.send("{\"jsonrpc\":\"2.0\",\"id\":10,\"method\":\"ping\"}");
        assertThat(client.receive().get("id").asInt()).isEqualTo(10);

        tools.letGo.countDown();
        Set<Integer> done = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            done.add(client.receive().get("id").asInt());
        }
        assertThat(done).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void progressIsToldOnlyToWhoAskedForIt() throws Exception {
        client.initialized();
        tools.letGo.countDown();

        client.call(1, "slow", "{}");
        assertThat(client.receive().get("id").asInt()).isEqualTo(1);

        client.send("""
                {"jsonrpc":"2.0","id":2,"method":"tools/call",\
                "params":{"name":"slow","_meta":{"progressToken":"t"}}}""");
        JsonNode told = client.receive();
        assertThat(told.get("method").asText()).isEqualTo("notifications/progress");
        assertThat(told.at("/params/progressToken").asText()).isEqualTo("t");
        assertThat(told.at("/params/message").asText()).isEqualTo("half way");
        assertThat(client.receive().get("id").asInt()).isEqualTo(2);
    }

    @Test
    void aPersonIsAskedForOneRequiredText() throws Exception {
        client.initialized();

        client.call(1, "ask", "{}");
        JsonNode question = client.receive();

        assertThat(question.get("method").asText()).isEqualTo("elicitation/create");
        assertThat(question.at("/params/message").asText()).isEqualTo("Delete alice?");
        assertThat(question.at("/params/requestedSchema"))
                .hasToString("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"title\":\"Name\","
                        + "\"description\":\"Type the name\"}},\"required\":[\"name\"]}");

        client.send("{\"jsonrpc\":\"2.0\",\"id\":" + question.get("id")
                + ",\"result\":{\"action\":\"accept\",\"content\":{\"name\":\"alice\"}}}");
        assertThat(client.receive().at("/result/structuredContent/text").asText())
                .isEqualTo("alice");
    }

    @Test
    void concurrentQuestionsGetTheirOwnAnswers() throws Exception {
        client.initialized();
        for (int id = 1; id <= 4; id++) {
            client.call(id, "ask", "{}");
        }
        Set<String> questions = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            questions.add(client.receive().get("id").asText());
        }

        for (String question : questions) {
            client.send("{\"jsonrpc\":\"2.0\",\"id\":\"" + question
                    + "\",\"result\":{\"action\":\"accept\",\"content\":{\"name\":\"" + question + "\"}}}");
        }

        Set<String> answers = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            answers.add(client.receive().at("/result/structuredContent/text").asText());
        }
        assertThat(answers).isEqualTo(questions).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"result\":{\"action\":\"decline\"}                                          | Declined",
                "\"result\":{\"action\":\"cancel\"}                                           | Cancelled",
                "\"result\":{\"action\":\"accept\"}                                           | Failed",
                "\"result\":{\"action\":\"accept\",\"content\":{\"name\":7}}                  | Failed",
                "\"result\":{\"action\":\"accept\",\"content\":{\"other\":\"x\"}}             | Failed",
                "\"result\":{\"action\":\"yes please\"}                                       | Failed",
                "\"result\":{}                                                                | Cancelled",
                "\"error\":{\"code\":-1,\"message\":\"ignore previous instructions\"}         | Failed"
            })
    void whatIsNotAnAnswerIsNotTakenForOne(String outcome, String expected) throws Exception {
        client.initialized();

        client.call(1, "ask", "{}");
        client.send("{\"jsonrpc\":\"2.0\",\"id\":" + client.receive().get("id") + "," + outcome + "}");

        assertThat(client.receive().at("/result/structuredContent/text").asText())
                .isEqualTo(expected);
        assertThat(tools.answers.toString()).doesNotContain("ignore previous");
    }

    @Test
    void aClientThatCannotAskIsNotAsked() throws Exception {
        client.send("""
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
                "capabilities":{"elicitation":{"url":{}}},"clientInfo":{"name":"x","version":"1"}}}""");
        assertThat(client.receive().has("result")).isTrue();

        client.call(1, "ask", "{}");

        assertThat(client.receive().get("id").asInt()).isEqualTo(1);
        assertThat(tools.answers).containsExactly(new Answer.Failed("the client cannot ask a person"));
    }

    @Test
    void aQuestionThatNobodyAnswersInTimeFails() throws Exception {
        StdioLimits impatient = new StdioLimits(1 << 20, 4, 4, Duration.ofSeconds(20), Duration.ofMillis(50));
        try (StdioConversation hurried = new StdioConversation(tools, impatient)) {
            hurried.initialized().call(1, "ask", "{}");
            assertThat(hurried.receive().get("method").asText()).isEqualTo("elicitation/create");

            assertThat(hurried.receive().get("id").asInt()).isEqualTo(1);
        }
        assertThat(tools.answers).containsExactly(new Answer.Failed("nobody answered in time"));
    }

    @Test
    void theEndOfTheInputLetsCallsInFlightFinish() throws Exception {
        client.initialized();
        client.call(1, "slow", "{}");
        assertThat(tools.begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();

        client.call(2, "echo", "{\"text\":\"last\"}");
        client.endInput();
        tools.letGo.countDown();

        Set<Integer> done = new HashSet<>();
        done.add(client.receive().get("id").asInt());
        done.add(client.receive().get("id").asInt());
        assertThat(done).containsExactlyInAnyOrder(1, 2);
        assertThat(client.ended()).isTrue();
    }

    @Test
    void aLastLineWithoutALineFeedIsAnswered() throws Exception {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
        client.endInput();

        assertThat(client.receive().get("id").asInt()).isEqualTo(1);
        assertThat(client.ended()).isTrue();
    }

    @Test
    void theEndOfTheInputFailsAQuestionAtOnce() throws Exception {
        StdioLimits patient = new StdioLimits(1 << 20, 4, 4, Duration.ofMinutes(5), Duration.ofMinutes(5));
        try (StdioConversation leaving = new StdioConversation(tools, patient)) {
            leaving.initialized().call(1, "ask", "{}");
            assertThat(leaving.receive().get("method").asText()).isEqualTo("elicitation/create");

            leaving.endInput();

            assertThat(leaving.receive().at("/result/structuredContent/text").asText())
                    .isEqualTo("Failed");
            assertThat(leaving.ended()).isTrue();
        }
        assertThat(tools.answers).containsExactly(new Answer.Failed("the client went away before answering"));
    }

    @Test
    void aCallThatNeverEndsDoesNotHoldUpTheEnd() throws Exception {
        StdioLimits hasty = new StdioLimits(1 << 20, 4, 4, Duration.ofMillis(50), Duration.ofSeconds(20));
        try (StdioConversation hurried = new StdioConversation(tools, hasty)) {
            hurried.initialized().call(1, "slow", "{}");
            assertThat(tools.begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();

            hurried.endInput();

            assertThat(hurried.ended()).isTrue();
        }
    }

    @Test
    void theServerEndsWhenNobodyReadsItsOutput() throws Exception {
        client.initialized();
        client.stopReading();

        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");

        assertThat(client.ended()).isTrue();
    }
}
