package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.ostiary.mcp.protocol.ServerInfo;
import io.ostiary.mcp.protocol.ToolService;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The requests that the server answers, the same on every channel. A handler runs on the thread that subscribes, and
 * blocks it.
 */
final class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private static final Set<String> LOG_LEVELS =
            Set.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    private final ToolService tools;
    private final Revisions revisions;
    private final Map<String, McpRequestHandler<?>> handlers;

    Requests(ToolService tools, Revisions revisions, Callers callers, Wire wire) {
        this.tools = tools;
        this.revisions = revisions;
        this.handlers = Map.of(
                "ping", guarded((exchange, params) -> Map.of()),
                "tools/list", guarded(new ToolListing(tools, callers, wire)),
                "tools/call", guarded(new ToolCalls(tools, callers, wire)),
                "logging/setLevel", guarded((exchange, params) -> setLevel(params)));
    }

    Map<String, McpRequestHandler<?>> handlers() {
        return handlers;
    }

    InitializeResult initialize(InitializeRequest request) {
        ServerInfo info = tools.info();
        return InitializeResult.builder(
                        revisions.agree(request.protocolVersion()),
                        ServerCapabilities.builder().tools(false).logging().build(),
                        Implementation.builder(info.name(), info.version())
                                .title(info.title())
                                .build())
                .instructions(info.instructions())
                .build();
    }

    /** One request, answered with an object that becomes JSON. */
    @FunctionalInterface
    interface Handler {
        Object answer(McpAsyncServerExchange exchange, Map<?, ?> params);
    }

    /**
     * The SDK puts the message of an exception on the wire: nothing but a deliberate {@link McpError} may leave a
     * handler.
     */
    private static McpRequestHandler<Object> guarded(Handler handler) {
        return (exchange, params) -> Mono.fromCallable(() -> {
            try {
                return handler.answer(exchange, params instanceof Map<?, ?> map ? map : Map.of());
            } catch (McpError deliberate) {
                throw deliberate;
            } catch (Throwable unexpected) {
                String id = Incident.log(LOG, "a request", unexpected).id();
                throw McpError.builder(ErrorCodes.INTERNAL_ERROR)
                        .message("Internal error, incident " + id)
                        .build();
            }
        });
    }

    /**
     * Ostiary sends no log messages, so there is no level to keep; clients and the conformance suite expect the
     * request to work.
     */
    private static Object setLevel(Map<?, ?> params) {
        if (!isLevel(params.get("level"))) {
            throw McpError.builder(ErrorCodes.INVALID_PARAMS)
                    .message("Invalid params: level is not a log level")
                    .build();
        }
        return Map.of();
    }

    private static boolean isLevel(@Nullable Object level) {
        return level instanceof String name && LOG_LEVELS.contains(name);
    }
}
