package io.ostiary.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The client's end of a stdio server in the same process. The SDK's own transport starts a process, whose state a test
 * could not look at; a socket stands in for the pipes, which break when a thread that wrote to them ends.
 */
final class StreamTransport implements McpClientTransport {
    private final McpJsonMapper json = new JacksonMcpJsonMapper(new ObjectMapper());
    private final Socket socket;
    private final OutputStream out;
    private final Consumer<JSONRPCMessage> tap;

    /** A transport that shows every message on its arrival: the client hands them on in no order. */
    StreamTransport(Socket socket, Consumer<JSONRPCMessage> tap) throws IOException {
        this.tap = tap;
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return Mono.fromRunnable(() -> {
            Thread reader = new Thread(() -> read(handler), "test-client");
            reader.setDaemon(true);
            reader.start();
        });
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> write(message));
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(() -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return json.convertValue(data, type);
    }

    private void read(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JSONRPCMessage message = McpSchema.deserializeJsonRpcMessage(json, line);
                tap.accept(message);
                var unused = handler.apply(Mono.just(message)).subscribe();
            }
        } catch (IOException e) {
            // The test closed its end.
            return;
        }
    }

    private synchronized void write(JSONRPCMessage message) {
        try {
            out.write((json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
