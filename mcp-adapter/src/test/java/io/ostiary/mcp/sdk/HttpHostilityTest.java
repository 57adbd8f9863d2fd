package io.ostiary.mcp.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.mcp.protocol.Answer;
import io.ostiary.memory.junit.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What clients may not do, and what they are told then: always one of a few fixed bodies.
 */
@Timeout(90)
class HttpHostilityTest {

    private static final Pattern FIXED = Pattern.compile(
            "\\{\"jsonrpc\":\"2\\.0\",\"id\":null,\"error\":\\{\"code\":-\\d+,\"message\":\"[A-Za-z /,-]+\"}}");

    private final FakeTools tools = new FakeTools();
    private final TestClock clock = new TestClock();
    private final HttpServer server = HttpServer.start(
            tools,
            HttpOptions.builder()
                    .clock(clock)
                    .maxSessions(20)
                    .requestTimeout(Duration.ofSeconds(1))
                    .elicitationTimeout(Duration.ofMillis(100))
                    .build());
    private final int port = server.port();

    @AfterEach
    void stop() {
        tools.letGo.countDown();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost           | 200",
                "LocalHost:1         | 200",
                "127.0.0.1:65535     | 200",
                "[::1]               | 200",
                "[::1]:8080          | 200",
                "evil.example        | 421",
                "localhost.evil.example | 421",
                "localhost.          | 421",
                "127.0.0.1.nip.io    | 421",
                "127.0.0.2           | 421",
                "2130706433          | 421",
                "0.0.0.0             | 421",
                "[::]                | 421",
                "[::ffff:7f00:1]     | 421"
            })
    void onlyTheNamesOfThisMachineAreServed(String host, int status) throws IOException {
        String answer = RawHttp.exchange(
                port, RawHttp.head("POST", port).replace("localhost:" + port, host), RawHttp.INITIALIZE);

        assertThat(RawHttp.status(answer)).isEqualTo(status);
        assertSealed(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:x", "user@localhost", "localhost\r\nHost: evil.example", ""})
    void aHostThatIsNoneIsRefused(String host) throws IOException {
        String answer = RawHttp.exchange(
                port, RawHttp.head("POST", port).replace("localhost:" + port, host), RawHttp.INITIALIZE);

        assertThat(RawHttp.status(answer)).isIn(400, 421);
        assertSealed(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost          | 200",
                "http://LOCALHOST:6274     | 200",
                "https://127.0.0.1:8443    | 200",
                "http://[::1]:3000         | 200",
                "http://evil.example       | 403",
                "http://localhost.evil.example | 403",
                "http://localhost@evil.example | 403",
                "http://evil.example/localhost | 403",
                "http://localhost/x        | 403",
                "http://localhost.         | 403",
                "file://localhost          | 403",
                "null                      | 403",
                "localhost                 | 403",
                "http://localhost http://evil.example | 403"
            })
    void onlyPagesOfThisMachineAreServed(String origin, int status) throws IOException {
        String answer = RawHttp.post(port, RawHttp.INITIALIZE, "Origin: " + origin);

        assertThat(RawHttp.status(answer)).isEqualTo(status);
        assertSealed(answer);
    }

    @Test
    void aSecondForeignOriginIsSeen() throws IOException {
        String answer =
                RawHttp.post(port, RawHttp.INITIALIZE, "Origin: http://localhost", "Origin: http://evil.example");

        assertRefused(answer, 403, -32000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "OPTIONS", "POST"})
    void theHostIsCheckedForEveryMethod(String method) throws IOException {
        String answer = RawHttp.exchange(
                port, RawHttp.head(method, port).replace("localhost:" + port, "evil.example"), RawHttp.PING);

        assertRefused(answer, 421, -32000);
    }

    @ParameterizedTest
    @CsvSource({"2025-03-26,200", "2025-06-18,200", "2025-11-25,200", "2024-11-05,400", "2026-07-28,400", "x,400"})
    void onlyKnownRevisionsAreServed(String revision, int status) throws IOException {
        String answer = RawHttp.post(port, RawHttp.PING, RawHttp.session(port), "MCP-Protocol-Version: " + revision);

        assertThat(RawHttp.status(answer)).isEqualTo(status);
        assertSealed(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mcp/", "/other", "/mcp/../etc", "/x/mcp", "/mcp;x=1", "/%6dcp", "/favicon.ico"})
    void thereIsNothingElse(String path) throws IOException {
        String answer = RawHttp.exchange(port, RawHttp.head("GET", port).replace("/mcp HTTP", path + " HTTP"), "");

        assertThat(RawHttp.status(answer)).isIn(400, 404);
        assertSealed(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "OPTIONS", "TRACE", "NONSENSE"})
    void otherMethodsAreRefused(String method) throws IOException {
        String answer = RawHttp.exchange(port, RawHttp.head(method, port), "");

        assertRefused(answer, 405, -32000);
        assertThat(answer).contains("Allow: GET, POST, DELETE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"jsonrpc\":                                     | -32700",
                "hello                                             | -32700",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}] | -32600",
                "{\"id\":1,\"method\":\"ping\"}                    | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}  | -32600",
                "7                                                 | -32600"
            })
    void whatIsNotAMessageIsRefused(String body, int code) throws IOException {
        assertRefused(RawHttp.post(port, body), 400, code);
    }

    @Test
    void anEmptyBodyIsRefused() throws IOException {
        assertRefused(RawHttp.post(port, ""), 400, -32700);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 20_000, 200_000})
    void deepJsonIsRefused(int depth) throws IOException {
        String deep = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":" + "[".repeat(depth)
                + "]".repeat(depth) + "}}";

        assertRefused(RawHttp.post(port, deep, RawHttp.session(port)), 400, -32700);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"capabilities\":7}}",
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"clientInfo\":[1]}}"
            })
    void initializeWithWrongTypesIsRefusedWithoutTheReasonOfTheParser(String body) throws IOException {
        assertRefused(RawHttp.post(port, body), 400, -32600);
    }

    @Test
    void failedInitializesTakeNoPlace() throws IOException {
        for (int i = 0; i < 50; i++) {
            RawHttp.post(
                    port, "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"capabilities\":7}}");
            RawHttp.post(port, "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\"}", "Accept: text/plain");
        }

        for (int i = 0; i < 20; i++) {
            assertThat(RawHttp.session(port)).isNotEmpty();
        }
    }

    @Test
    void aBodyThatSaysItIsTooLongIsRefusedUnread() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(RawHttp.head("POST", port) + "\r\nContent-Length: 41943040\r\n\r\n");

            assertRefused(http.readAll(), 413, -32000);
        }
    }

    @Test
    void aChunkedBodyIsRefusedAtTheLimit() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(RawHttp.head("POST", port) + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 17; i++) {
                http.send(chunk);
            }

            assertRefused(http.readAll(), 413, -32000);
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() throws IOException {
        String body = " ".repeat((1 << 20) - RawHttp.PING.length()) + RawHttp.PING;

        assertThat(RawHttp.post(port, body, RawHttp.session(port))).contains("\"result\":{}");
    }

    @Test
    void aBodyThatStopsArrivingIsGivenUp() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(RawHttp.head("POST", port) + "\r\nContent-Length: 100\r\n\r\n{");

            assertRefused(http.readAll(), 408, -32000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
    void whatABrowserFormCanSendIsRefused(String type) throws IOException {
        String head = RawHttp.head("POST", port).replace("Content-Type: application/json", "Content-Type: " + type);

        assertRefused(RawHttp.exchange(port, head, RawHttp.INITIALIZE), 415, -32000);
    }

    @Test
    void aCharsetCannotChangeWhatWasChecked() throws IOException {
        String head = RawHttp.head("POST", port)
                .replace("Content-Type: application/json", "Content-Type: application/json; charset=utf-16");

        assertThat(RawHttp.status(RawHttp.exchange(port, head, RawHttp.INITIALIZE)))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET", "DELETE"})
    void aSessionIsNeededAndMustExist(String method) throws IOException {
        assertRefused(RawHttp.exchange(port, RawHttp.head(method, port), RawHttp.PING), 400, -32000);
        assertRefused(
                RawHttp.exchange(port, RawHttp.head(method, port, "Mcp-Session-Id: <script>"), RawHttp.PING),
                404,
                -32001);
    }

    @Test
    void aDeletedSessionIsUnknown() throws IOException {
        String session = RawHttp.session(port);

        assertThat(RawHttp.status(RawHttp.exchange(port, RawHttp.head("DELETE", port, session), "")))
                .isEqualTo(200);

        assertRefused(RawHttp.post(port, RawHttp.PING, session), 404, -32001);
    }

    @Test
    void aFloodOfInitializesIsCutOffAndThoseWhoWereThereStay() throws IOException {
        String session = RawHttp.session(port);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            String answer = RawHttp.post(port, RawHttp.INITIALIZE);
            if (RawHttp.status(answer) == 503) {
                refused++;
                assertRefused(answer, 503, -32000);
                assertThat(answer).contains("Retry-After: ");
            }
        }

        assertThat(refused).isEqualTo(500 - 19);
        assertThat(RawHttp.post(port, RawHttp.PING, session)).contains("\"result\":{}");
    }

    @Test
    void placesBecomeFreeWhenSessionsEndOrHaveBeenIdleForTooLong() throws IOException {
        String kept = RawHttp.session(port);
        String deleted = RawHttp.session(port);
        for (int i = 0; i < 18; i++) {
            assertThat(RawHttp.session(port)).isNotEmpty();
        }
        assertThat(RawHttp.status(RawHttp.post(port, RawHttp.INITIALIZE))).isEqualTo(503);

        assertThat(RawHttp.status(RawHttp.exchange(port, RawHttp.head("DELETE", port, deleted), "")))
                .isEqualTo(200);
        assertThat(RawHttp.session(port)).isNotEmpty();
        assertThat(RawHttp.status(RawHttp.post(port, RawHttp.INITIALIZE))).isEqualTo(503);

        clock.advance(Duration.ofMinutes(29));
        assertThat(RawHttp.post(port, RawHttp.PING, kept)).contains("\"result\":{}");
        clock.advance(Duration.ofMinutes(2));
        for (int i = 0; i < 19; i++) {
            assertThat(RawHttp.session(port)).isNotEmpty();
        }
        assertThat(RawHttp.status(RawHttp.post(port, RawHttp.INITIALIZE))).isEqualTo(503);
        assertThat(RawHttp.post(port, RawHttp.PING, kept)).contains("\"result\":{}");
    }

    @Test
    void anIdleSessionEndsByTheClock() throws IOException {
        String session = RawHttp.session(port);

        clock.advance(Duration.ofMinutes(30).plusSeconds(1));

        assertRefused(RawHttp.post(port, RawHttp.PING, session), 404, -32001);
    }

    @Test
    void aSessionThatIsListenedOnDoesNotEnd() throws IOException {
        String session = RawHttp.session(port);
        try (RawHttp listening = new RawHttp(port)) {
            listening.send(RawHttp.head("GET", port, session) + "\r\n\r\n");
            assertThat(listening.readUntil("\r\n\r\n")).contains("200 OK", "Cache-Control: no-store");

            clock.advance(Duration.ofDays(1));

            assertThat(RawHttp.post(port, RawHttp.PING, session)).contains("\"result\":{}");
        }
    }

    @Test
    void aQuestionThatNobodyAnswersInTimeFails() throws IOException {
        String answer = RawHttp.post(
                port,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"ask\"}}",
                RawHttp.session(port));

        assertThat(answer).contains("elicitation/create");
        assertThat(tools.answers).containsExactly(new Answer.Failed("nobody answered in time"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /mcp HTTP/9.9\r\n\r\n",
                "GET /mcp HTTP/1.1\r\nHost : localhost\r\n\r\n",
                "GET /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "GET /mcp HTTP/1.0\r\n\r\n",
                "GET http://evil.example/mcp HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void whatIsNotHttpIsRefusedWithoutAnErrorPage(String request) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(request);

            String answer = http.readAll();

            assertThat(RawHttp.status(answer)).isBetween(400, 505);
            assertSealed(answer);
        }
    }

    @Test
    void aBodyInBrokenChunksIsRefused() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(RawHttp.head("POST", port) + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

            assertRefused(http.readAll(), 400, -32600);
        }
    }

    @Test
    void oversizedHeadersAreRefused() throws IOException {
        assertRefused(RawHttp.post(port, RawHttp.PING, "X: " + "x".repeat(20_000)), 431, -32000);
    }

    @Test
    void goodAnswersTellNothingAboutTheServerEither() throws IOException {
        assertSealed(RawHttp.post(port, RawHttp.INITIALIZE));
        assertSealed(RawHttp.post(port, RawHttp.PING, RawHttp.session(port)));
    }

    private static void assertRefused(String answer, int status, int code) {
        assertThat(RawHttp.status(answer)).isEqualTo(status);
        assertThat(RawHttp.body(answer)).contains("\"code\":" + code + ",");
        assertSealed(answer);
    }

    private static void assertSealed(String answer) {
        assertThat(answer).contains("Cache-Control: no-store").doesNotContainIgnoringCase("stackTrace");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .doesNotContain("jetty", "x-powered-by", "server:", "exception", "io.modelcontextprotocol", "jackson");
        if (RawHttp.status(answer) >= 400) {
            assertThat(answer).contains("Content-Type: application/json");
            assertThat(RawHttp.body(answer)).matches(FIXED);
        }
    }
}
