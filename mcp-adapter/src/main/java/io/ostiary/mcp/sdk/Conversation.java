package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what happens to each line of one stdio client. Every request gets exactly one answer, whatever state the
 * client is in. Lines come from one thread; requests are answered on the workers, so that answers to our own
 * questions are still read.
 */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final Wire wire;
    private final Requests requests;
    private final OutgoingRequests outgoing;
    private final LineWriter out;
    private final Executor workers;

    /** Null until {@code initialize} has been answered. Used by the reading thread only. */
    private @Nullable McpAsyncServerExchange exchange;

    Conversation(Wire wire, Requests requests, OutgoingRequests outgoing, LineWriter out, Executor workers) {
        this.wire = wire;
        this.requests = requests;
        this.outgoing = outgoing;
        this.out = out;
        this.workers = workers;
    }

    void accept(LineReader.Line line) {
        if (line.blank()) {
            return;
        }
        if (line.tooLong()) {
            refuse(null, ErrorCodes.INVALID_REQUEST, "Invalid request: the message is too long");
            return;
        }
        try {
            dispatch(wire.read(line.bytes()));
        } catch (BadMessage e) {
            refuse(e.id(), e.code(), e.text());
        }
    }

    /** Notifications change nothing here: there is no cancellation, and {@code initialized} is not waited for. */
    private void dispatch(JSONRPCMessage message) {
        if (message instanceof JSONRPCResponse response) {
            outgoing.answered(response);
        } else if (message instanceof JSONRPCRequest request) {
            answer(request);
        }
    }

    private void answer(JSONRPCRequest request) {
        if ("initialize".equals(request.method())) {
            initialize(request);
            return;
        }
        McpRequestHandler<?> handler = requests.handlers().get(request.method());
        if (handler == null) {
            // Also before initialize: clients of revision 2026-07-28 probe with server/discover.
            refuse(request.id(), ErrorCodes.METHOD_NOT_FOUND, "Method not found");
        } else if ("ping".equals(request.method())) {
            reply(request.id(), Map.of());
        } else if (exchange == null) {
            refuse(request.id(), ErrorCodes.INVALID_REQUEST, "Invalid request: initialize comes first");
        } else {
            handle(request, handler, exchange);
        }
    }

    private void initialize(JSONRPCRequest request) {
        if (exchange != null) {
            refuse(request.id(), ErrorCodes.INVALID_REQUEST, "Invalid request: already initialized");
            return;
        }
        InitializeRequest client;
        try {
            client = wire.mapper().convertValue(request.params(), InitializeRequest.class);
        } catch (IllegalArgumentException e) {
            client = null;
        }
        if (client == null) {
            refuse(request.id(), ErrorCodes.INVALID_PARAMS, "Invalid params: not an initialize request");
            return;
        }
        exchange = new McpAsyncServerExchange(
                "stdio", outgoing, client.capabilities(), client.clientInfo(), McpTransportContext.EMPTY);
        reply(request.id(), requests.initialize(client));
    }

    private void handle(JSONRPCRequest request, McpRequestHandler<?> handler, McpAsyncServerExchange from) {
        try {
            workers.execute(() -> run(request, handler, from));
        } catch (RejectedExecutionException e) {
            refuse(request.id(), ErrorCodes.REFUSED, "Busy: too many requests are waiting, try again later");
        }
    }

    private void run(JSONRPCRequest request, McpRequestHandler<?> handler, McpAsyncServerExchange from) {
        try {
            reply(request.id(), handler.handle(from, request.params()).block());
        } catch (McpError e) {
            refuse(request.id(), e.getJsonRpcError().code(), e.getJsonRpcError().message());
        } catch (Throwable unexpected) {
            // A result that cannot become JSON, for one. The client must not wait for ever.
            String id = Incident.log(LOG, "a request", unexpected).id();
            refuse(request.id(), ErrorCodes.INTERNAL_ERROR, "Internal error, incident " + id);
        }
    }

    private void reply(Object id, @Nullable Object result) {
        out.write(wire.write(JSONRPCResponse.result(id, result)));
    }

    private void refuse(@Nullable Object id, int code, String message) {
        out.write(wire.error(id, code, message));
    }
}
