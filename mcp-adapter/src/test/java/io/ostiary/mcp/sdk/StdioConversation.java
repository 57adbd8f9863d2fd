package io.ostiary.mcp.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.mcp.protocol.ToolService;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A client of a server, which writes into a pipe and finds each line of the answers in a queue. */
final class StdioConversation implements AutoCloseable {

    static final StdioLimits LIMITS = new StdioLimits(1 << 20, 4, 4, Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final ObjectMapper json = new ObjectMapper();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReceivedLines received = new ReceivedLines();
    private final OutputStream toServer;
    private final StdioServer server;

    StdioConversation(ToolService tools, StdioLimits limits) throws IOException {
        PipedInputStream serverIn = new PipedInputStream(1 << 16);
        this.toServer = new PipedOutputStream(serverIn);
        this.server = StdioServer.start(tools, serverIn, received, ended::countDown, limits);
    }

    static StdioConversation with(ToolService tools) throws IOException {
        return new StdioConversation(tools, LIMITS);
    }

    /** Says hello as a client that can ask a person, and takes the answer in. */
    StdioConversation initialized() throws IOException, InterruptedException {
        send("""
                {"jsonrpc":"2.0","id":"hello","method":"initialize","params":{"protocolVersion":"2025-11-25",\
                "capabilities":{"elicitation":{}},"clientInfo":{"name":"pipes","version":"1"}}}""");
        JsonNode hello = receive();
        if (!hello.at("/id").asText().equals("hello") || !hello.has("result")) {
            throw new AssertionError("not a greeting: " + hello);
        }
        return this;
    }

    void send(String line) throws IOException {
        send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        toServer.write(bytes);
        toServer.flush();
    }

    void call(int id, String tool, String arguments) throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}");
    }

    /** The next message; a server that says nothing for 20 seconds has failed. */
    JsonNode receive() throws IOException, InterruptedException {
        String line = received.next();
        if (line == null) {
            throw new AssertionError("the server said nothing");
        }
        return json.readTree(line);
    }

    void endInput() throws IOException {
        toServer.close();
    }

    void stopReading() {
        received.close();
    }

    boolean ended() throws InterruptedException {
        return ended.await(20, TimeUnit.SECONDS);
    }

    boolean nothingElseWasSaid() {
        return received.isEmpty();
    }

    @Override
    public void close() throws IOException {
        toServer.close();
        server.close();
    }
}
