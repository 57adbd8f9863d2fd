package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.ostiary.mcp.protocol.ToolCall;
import io.ostiary.mcp.protocol.ToolResult;
import io.ostiary.mcp.protocol.ToolService;
import io.ostiary.mcp.protocol.UnknownToolException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code tools/call}.
 */
final class ToolCalls implements Requests.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(ToolCalls.class);

    private final ToolService tools;
    private final Callers callers;
    private final Wire wire;

    ToolCalls(ToolService tools, Callers callers, Wire wire) {
        this.tools = tools;
        this.callers = callers;
        this.wire = wire;
    }

    @Override
    public Object answer(McpAsyncServerExchange exchange, Map<?, ?> params) {
        if (!(params.get("name") instanceof String name)) {
            throw invalid("name must be a string");
        }
        ToolCall call = new ToolCall(
                name,
                arguments(params.get("arguments")),
                callers.of(exchange.transportContext()),
                new ConnectedClient(exchange, progressToken(params.get("_meta"))));
        ToolResult result = call(call);
        return CallToolResult.builder()
                .addTextContent(result.text())
                .structuredContent(result.structured())
                .isError(result.error())
                .build();
    }

    private ToolResult call(ToolCall call) {
        try {
            return tools.call(call);
        } catch (UnknownToolException unknown) {
            throw McpError.builder(ErrorCodes.INVALID_PARAMS)
                    .message("Unknown tool: " + QuotedName.name(unknown.tool()).text())
                    .build();
        } catch (Throwable unexpected) {
            // Also an Error: one call that runs out of stack or misses a class must not take the others with it.
            String during = "tool " + QuotedName.name(call.tool()).text();
            String id = Incident.log(LOG, during, unexpected).id();
            return problem(id);
        }
    }

    private ToolResult problem(String incident) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:ostiary:problem:internal");
        problem.put("title", "internal");
        problem.put("status", 500);
        problem.put("detail", "something went wrong inside the server; its log tells more about " + incident);
        problem.put("incident", incident);
        return new ToolResult(problem, new String(wire.write(problem), StandardCharsets.UTF_8), true);
    }

    private static Map<String, @Nullable Object> arguments(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid("arguments must be an object");
        }
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        map.forEach((key, argument) -> arguments.put(String.valueOf(key), argument));
        return arguments;
    }

    private static @Nullable Object progressToken(@Nullable Object meta) {
        Object token = meta instanceof Map<?, ?> map ? map.get("progressToken") : null;
        return token instanceof String || token instanceof Number ? token : null;
    }

    private static McpError invalid(String why) {
        return McpError.builder(ErrorCodes.INVALID_PARAMS)
                .message("Invalid params: " + why)
                .build();
    }
}
