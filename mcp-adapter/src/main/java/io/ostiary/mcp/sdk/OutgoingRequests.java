package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpLoggableSession;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * What the server asks of a stdio client, and the answers it waits for.
 *
 * <p>The SDK's {@code McpServerSession} is not used: it holds every request back until {@code
 * notifications/initialized} has come, for ever if it never does, and lets pending questions run into their timeout
 * when the client has gone.
 */
final class OutgoingRequests implements McpLoggableSession {

    private final Wire wire;
    private final LineWriter out;
    private final Duration timeout;
    private final AtomicLong count = new AtomicLong();
    private final Map<Object, MonoSink<JSONRPCResponse>> pending = new ConcurrentHashMap<>();
    private volatile boolean closed;

    OutgoingRequests(Wire wire, LineWriter out, Duration timeout) {
        this.wire = wire;
        this.out = out;
        this.timeout = timeout;
    }

    @Override
    public <T> Mono<T> sendRequest(String method, Object params, TypeRef<T> type) {
        String id = "ostiary-" + count.incrementAndGet();
        return Mono.<JSONRPCResponse>create(answer -> {
                    pending.put(id, answer);
                    boolean sent = out.write(wire.write(new JSONRPCRequest(method, id, params)));
                    if (!sent || closed) {
                        answer.error(new IOException("The client is gone"));
                    }
                })
                .timeout(timeout)
                .doFinally(signal -> pending.remove(id))
                .map(answer -> result(answer, type));
    }

    @Override
    public Mono<Void> sendNotification(String method, Object params) {
        return Mono.fromRunnable(() -> out.write(wire.write(new JSONRPCNotification(method, params))));
    }

    /** An answer to nothing, or one that comes too late, is dropped. */
    void answered(JSONRPCResponse response) {
        MonoSink<JSONRPCResponse> waiting = pending.get(response.id());
        if (waiting != null) {
            waiting.success(response);
        }
    }

    /** Nobody is left to answer: whoever waits learns it now. */
    @Override
    public void close() {
        closed = true;
        pending.values().forEach(waiting -> waiting.error(new IOException("The client is gone")));
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(this::close);
    }

    @Override
    public void setMinLoggingLevel(LoggingLevel level) {}

    @Override
    public boolean isNotificationForLevelAllowed(LoggingLevel level) {
        return false;
    }

    private <T> T result(JSONRPCResponse answer, TypeRef<T> type) {
        if (answer.error() != null) {
            throw new McpError(answer.error());
        }
        return wire.mapper().convertValue(answer.result(), type);
    }
}
