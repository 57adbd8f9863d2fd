package io.ostiary.mcp.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.ostiary.mcp.protocol.Answer;
import io.ostiary.mcp.protocol.Caller;
import io.ostiary.memory.junit.TestClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class HttpServerTest {

    private final FakeTools tools = new FakeTools();
    private final TestClock clock = new TestClock();
    private final HttpServer server = HttpServer.start(
            tools,
            HttpOptions.builder()
                    .clock(clock)
                    .maxSessions(20)
                    .maxCalls(2)
                    .requestTimeout(Duration.ofSeconds(1))
                    .build());
    private final int port = server.port();

    @AfterEach
    void stop() {
        tools.letGo.countDown();
        server.close();
    }

    @Test
    void theClientOfTheSdkListsAndCalls() {
        try (McpSyncClient client = client(ClientCapabilities.builder().build(), ElicitResult.Action.CANCEL)) {
            assertThat(client.initialize().protocolVersion()).isEqualTo("2025-11-25");
            client.ping();

            assertThat(client.listTools().tools())
                    .extracting(Tool::name)
                    .containsExactly("slow", "echo", "ask", "broken", "overflow");
            CallToolResult result = client.callTool(CallToolRequest.builder("echo")
                    .arguments(Map.of("text", "hi"))
                    .build());

            assertThat(result.structuredContent()).isEqualTo(Map.of("text", "hi"));
            assertThat(tools.callers).containsExactly(Caller.unrestricted("anonymous", "http", "127.0.0.1"));
        }
    }

    @ParameterizedTest
    @EnumSource(ElicitResult.Action.class)
    void aPersonIsAskedAcrossTheConnection(ElicitResult.Action action) {
        try (McpSyncClient client =
                client(ClientCapabilities.builder().elicitation().build(), action)) {
            assertThat(client.initialize()).isNotNull();

            CallToolResult result =
                    client.callTool(CallToolRequest.builder("ask").build());

            assertThat(result.isError()).isFalse();
            assertThat(tools.answers)
                    .containsExactly(
                            switch (action) {
                                case ACCEPT -> new Answer.Accepted("alice");
                                case DECLINE -> new Answer.Declined();
                                case CANCEL -> new Answer.Cancelled();
                            });
        }
    }

    @Test
    void progressReachesTheClientThatAskedForIt() throws Exception {
        tools.letGo.countDown();
        BlockingQueue<ProgressNotification> told = new LinkedBlockingQueue<>();
        try (McpSyncClient client =
                McpClient.sync(transport()).progressConsumer(told::add).build()) {
            assertThat(client.initialize()).isNotNull();

            CallToolResult result = client.callTool(CallToolRequest.builder("slow")
                    .meta(Map.of("progressToken", "t"))
                    .build());

            assertThat(result.isError()).isFalse();
            ProgressNotification first = told.poll(20, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            assertThat(first.message()).isEqualTo("half way");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "overflow"})
    void aToolThatBreaksTellsAnIncidentAndNothingElse(String tool) throws Exception {
        String answer = RawHttp.post(port, call(tool), RawHttp.session(port));

        assertThat(answer).contains("\"isError\":true", "\"incident\":\"").doesNotContain(FakeTools.SECRET);
    }

    @Test
    void anUnknownToolIsAnErrorThatNamesIt() {
        try (McpSyncClient client = client(ClientCapabilities.builder().build(), ElicitResult.Action.CANCEL)) {
            assertThat(client.initialize()).isNotNull();

            assertThatThrownBy(() ->
                            client.callTool(CallToolRequest.builder("nope").build()))
                    .isInstanceOfSatisfying(McpError.class, error -> {
                        assertThat(error.getJsonRpcError().code()).isEqualTo(-32602);
                        assertThat(error.getJsonRpcError().message()).isEqualTo("Unknown tool: nope");
                        assertThat(error.getJsonRpcError().data()).isNull();
                    });
        }
    }

    @Test
    void answersToOldOrUnknownQuestionsAndNotificationsAreAcceptedAndDropped() throws Exception {
        String session = RawHttp.session(port);

        String answer = RawHttp.post(port, "{\"jsonrpc\":\"2.0\",\"id\":\"old\",\"result\":{}}", session);
        assertThat(RawHttp.status(answer)).isEqualTo(202);

        String notification = RawHttp.post(
                port,
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
                session);
        assertThat(RawHttp.status(notification)).isEqualTo(202);
    }

    @Test
    void moreCallsThanAllowedAreRefusedWhileOtherRequestsAreAnswered() throws Exception {
        String session = RawHttp.session(port);
        try (RawHttp first = new RawHttp(port);
                RawHttp second = new RawHttp(port)) {
            first.send(message(call("slow"), session));
            second.send(message(call("slow"), session));
            assertThat(tools.begun.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();

            assertRefused(RawHttp.post(port, call("slow"), session), 503, "Busy, try again later");
            assertThat(RawHttp.post(port, RawHttp.PING, session)).contains("\"result\":{}");

            tools.letGo.countDown();
            assertThat(first.readAll()).contains("done");
            assertThat(second.readAll()).contains("done");
        }
        assertThat(RawHttp.post(port, call("echo"), session)).contains("\"isError\":false");
    }

    @Test
    void aCallMayTakeLongerThanAConnectionMayBeSilent() throws Exception {
        String session = RawHttp.session(port);
        try (RawHttp listening = new RawHttp(port);
                RawHttp waiting = new RawHttp(port)) {
            listening.send(RawHttp.head("GET", port, session) + "\r\n\r\n");
            waiting.send(message(call("slow"), session));
            assertThat(tools.begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 2; i++) {
                try (RawHttp silent = new RawHttp(port)) {
                    assertThat(silent.readAll()).isEmpty();
                }
            }

            tools.letGo.countDown();

            assertThat(waiting.readAll()).contains("done");
            assertThat(RawHttp.status(RawHttp.exchange(port, RawHttp.head("DELETE", port, session), "")))
                    .isEqualTo(200);
            assertThat(listening.readAll()).contains("200 OK", "text/event-stream");
        }
    }

    @Test
    void closingEndsListeningStreamsAndLetsCallsFinish() throws Exception {
        String session = RawHttp.session(port);
        try (RawHttp listening = new RawHttp(port);
                RawHttp waiting = new RawHttp(port)) {
            listening.send(RawHttp.head("GET", port, session) + "\r\n\r\n");
            assertThat(listening.readUntil("\r\n\r\n")).contains("200 OK");
            waiting.send(message(call("slow"), session));
            assertThat(tools.begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            assertThat(listening.readAll()).doesNotContain("error");
            tools.letGo.countDown();

            assertThat(waiting.readAll()).contains("done");
            assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void aCallThatNeverEndsDoesNotHoldUpTheClose() throws Exception {
        HttpServer hasty = HttpServer.start(
                tools, HttpOptions.builder().drain(Duration.ofMillis(50)).build());
        try (RawHttp waiting = new RawHttp(hasty.port())) {
            waiting.send(message(call("slow"), RawHttp.session(hasty.port())));
            assertThat(tools.begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();

            CompletableFuture.runAsync(hasty::close).get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aClientThatGoesAwayWhileAPersonIsAskedIsNoticed() throws Exception {
        try (HttpServer attentive = HttpServer.start(
                tools, HttpOptions.builder().heartbeat(Duration.ofMillis(50)).build())) {
            try (RawHttp leaving = new RawHttp(attentive.port())) {
                leaving.send(message(call("ask"), RawHttp.session(attentive.port())));
                assertThat(leaving.readUntil("elicitation/create")).contains("200 OK");
            }

            assertThat(tools.answers.poll(20, TimeUnit.SECONDS))
                    .isEqualTo(new Answer.Failed("the client went away before answering"));
        }
    }

    @Test
    void aClientThatThinksForLongIsNotTakenForGone() throws Exception {
        try (HttpServer attentive = HttpServer.start(
                        tools,
                        HttpOptions.builder().heartbeat(Duration.ofMillis(50)).build());
                RawHttp thinking = new RawHttp(attentive.port())) {
            String session = RawHttp.session(attentive.port());
            thinking.send(message(call("ask"), session));
            String asked = thinking.readUntil("elicitation/create\",\"id\":\"") + thinking.readUntil("\"");
            String id = asked.substring(asked.lastIndexOf("\"id\":\"") + 6, asked.length() - 1);
            for (int i = 0; i < 5; i++) {
                assertThat(thinking.readUntil("\"ping\"")).isNotEmpty();
            }

            RawHttp.post(
                    attentive.port(),
                    "{\"jsonrpc\":\"2.0\",\"id\":\"" + id
                            + "\",\"result\":{\"action\":\"accept\",\"content\":{\"name\":\"alice\"}}}",
                    session);

            assertThat(thinking.readAll()).contains("\"structuredContent\":{\"text\":\"alice\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "no-such-host.invalid", " "})
    void onlyALoopbackAddressIsServed(String host) {
        HttpOptions options = HttpOptions.builder().host(host).build();

        assertThatThrownBy(() -> HttpServer.start(tools, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be authenticated yet");
    }

    @Test
    void aClosedServerKeepsNoProcessAlive() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        HttpServer.start(tools, HttpOptions.builder().build()).close();

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && !thread.isDaemon()) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    void aPortInUseIsAnErrorAtStart() {
        HttpOptions options = HttpOptions.builder().port(port).build();

        assertThatThrownBy(() -> HttpServer.start(tools, options)).isInstanceOf(UncheckedIOException.class);
    }

    private static void assertRefused(String answer, int status, String message) {
        assertThat(RawHttp.status(answer)).isEqualTo(status);
        assertThat(RawHttp.body(answer)).contains("\"message\":\"" + message + "\"");
    }

    private static String call(String tool) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\"}}";
    }

    private String message(String body, String... headers) {
        return RawHttp.head("POST", port, headers) + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private HttpClientStreamableHttpTransport transport() {
        return HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + port)
                .jsonMapper(new JacksonMcpJsonMapper(new ObjectMapper()))
                .build();
    }

    private McpSyncClient client(ClientCapabilities capabilities, ElicitResult.Action action) {
        McpClient.SyncSpec spec = McpClient.sync(transport()).capabilities(capabilities);
        if (capabilities.elicitation() != null) {
            spec.elicitation(question -> {
                assertThat(question.message()).isEqualTo("Delete alice?");
                return ElicitResult.builder(action)
                        .content(action == ElicitResult.Action.ACCEPT ? Map.of("name", "alice") : Map.of())
                        .build();
            });
        }
        return spec.build();
    }
}
