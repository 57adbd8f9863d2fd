package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.ostiary.Secret;
import io.ostiary.mcp.protocol.BearerAuthentication;
import io.ostiary.mcp.protocol.ToolService;
import io.ostiary.mcp.sdk.HttpOptions;
import io.ostiary.mcp.sdk.HttpServer;
import io.ostiary.mcp.sdk.StdioServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A client of the SDK, connected to a server in this process: what an AI assistant is to Ostiary. */
final class Assistant implements AutoCloseable {
    private final McpSyncClient client;
    private final AutoCloseable server;
    private final @Nullable Person person;
    private final BlockingQueue<ProgressNotification> progress;
    private final BlockingQueue<JSONRPCMessage> arrived;

    private Assistant(
            McpSyncClient client,
            AutoCloseable server,
            @Nullable Person person,
            BlockingQueue<ProgressNotification> progress,
            BlockingQueue<JSONRPCMessage> arrived) {
        this.arrived = arrived;
        this.client = client;
        this.server = server;
        this.person = person;
        this.progress = progress;
    }

    /** Connects; without a person, the client does not say that it can ask one. */
    static Assistant connect(ToolService tools, Transport transport, @Nullable Person person) {
        return connect(tools, transport, person, Duration.ofMinutes(1));
    }

    /** Connects over HTTP to a server that waits only so long for a person. */
    static Assistant connectImpatiently(ToolService tools, Person person) {
        return connect(tools, Transport.HTTP, person, Duration.ofMillis(100));
    }

    private static Assistant connect(ToolService tools, Transport transport, @Nullable Person person, Duration asking) {
        try {
            return transport == Transport.STDIO
                    ? overStdio(tools, person)
                    : connected(
                            HttpServer.start(
                                    tools,
                                    HttpOptions.builder()
                                            .elicitationTimeout(asking)
                                            .drain(Duration.ofMillis(50))
                                            .build()),
                            person,
                            HttpRequest.newBuilder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects over HTTP as a program that has that key. */
    static Assistant connectWithKey(ToolService tools, BearerAuthentication keys, Secret key, @Nullable Person person) {
        HttpServer server = HttpServer.start(
                tools,
                HttpOptions.builder()
                        .authentication(keys)
                        .anonymous(false)
                        .drain(Duration.ofMillis(50))
                        .build());
        return connected(server, person, HttpRequest.newBuilder().header("Authorization", "Bearer " + key.reveal()));
    }

    private static Assistant overStdio(ToolService tools, @Nullable Person person) throws IOException {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ours = new Socket(door.getInetAddress(), door.getLocalPort());
            Socket theirs = door.accept();
            StdioServer server = StdioServer.start(tools, theirs.getInputStream(), theirs.getOutputStream(), () -> {});
            BlockingQueue<JSONRPCMessage> arrived = new LinkedBlockingQueue<>();
            return of(new StreamTransport(ours, arrived::add), arrived, person, () -> {
                theirs.close();
                server.close();
            });
        }
    }

    private static Assistant connected(HttpServer server, @Nullable Person person, HttpRequest.Builder headers) {
        var transport = HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + server.port())
                .jsonMapper(new JacksonMcpJsonMapper(new ObjectMapper()))
                .requestBuilder(headers)
                .build();
        return of(transport, new LinkedBlockingQueue<>(), person, server);
    }

    private static Assistant of(
            McpClientTransport transport,
            BlockingQueue<JSONRPCMessage> arrived,
            @Nullable Person person,
            AutoCloseable server) {
        BlockingQueue<ProgressNotification> progress = new LinkedBlockingQueue<>();
        McpClient.SyncSpec spec = McpClient.sync(transport)
                .clientInfo(Implementation.builder("test-client", "1").build())
                .requestTimeout(Duration.ofMinutes(1))
                .progressConsumer(progress::add);
        if (person != null) {
            spec.capabilities(ClientCapabilities.builder().elicitation().build())
                    .elicitation(person::answer);
        }
        McpSyncClient client = spec.build();
        var unused = client.initialize();
        return new Assistant(client, server, person, progress, arrived);
    }

    /** Calls a tool. */
    Reply call(String tool, Map<String, ? extends @Nullable Object> arguments) {
        return Reply.of(client.callTool(request(tool, arguments).build()));
    }

    /** Checks that a tool is neither offered nor known. */
    void isWithout(String tool, Map<String, ? extends @Nullable Object> arguments) {
        assertThat(tools()).extracting(Tool::name).doesNotContain(tool);
        assertThatThrownBy(() -> call(tool, arguments))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("Unknown tool: " + tool);
    }

    /** Calls a tool that tells how far it is. */
    Reply callWithProgress(String tool, Map<String, ? extends @Nullable Object> arguments) {
        return Reply.of(
                client.callTool(request(tool, arguments).progressToken("walk").build()));
    }

    /** The tools on offer. */
    List<Tool> tools() {
        return client.listTools().tools();
    }

    /** The tool of that name. */
    Tool tool(String name) {
        return tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not offered"));
    }

    /** The names of the parameters that a tool offers. */
    List<String> parameters(String name) {
        List<String> names = new ArrayList<>();
        new ObjectMapper()
                .valueToTree(tool(name).inputSchema())
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    /** What goes into a tool, as JSON. */
    String schema(String name) {
        return new ObjectMapper().valueToTree(tool(name).inputSchema()).toString();
    }

    /** How far calls said they were, in no order. */
    BlockingQueue<ProgressNotification> progress() {
        return progress;
    }

    /** Every message so far, in the order of arrival; over stdio only. */
    List<JSONRPCMessage> arrived() {
        return List.copyOf(arrived);
    }

    @Override
    public void close() {
        if (person != null) {
            person.leave();
        }
        client.close();
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not end", e);
        }
    }

    private static CallToolRequest.Builder request(String tool, Map<String, ? extends @Nullable Object> arguments) {
        return CallToolRequest.builder(tool).arguments(new LinkedHashMap<String, Object>(arguments));
    }
}
