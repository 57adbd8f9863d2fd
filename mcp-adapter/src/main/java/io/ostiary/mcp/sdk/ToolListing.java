package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import io.ostiary.mcp.protocol.ToolDefinition;
import io.ostiary.mcp.protocol.ToolService;
import java.util.Map;

/**
 * Answers {@code tools/list}: everything the caller may call, on one page.
 */
final class ToolListing implements Requests.Handler {

    private final ToolService tools;
    private final Callers callers;
    private final Wire wire;

    ToolListing(ToolService tools, Callers callers, Wire wire) {
        this.tools = tools;
        this.callers = callers;
        this.wire = wire;
    }

    @Override
    public Object answer(McpAsyncServerExchange exchange, Map<?, ?> params) {
        if (params.get("cursor") != null) {
            throw McpError.builder(ErrorCodes.INVALID_PARAMS)
                    .message("Invalid params: no such cursor")
                    .build();
        }
        return ListToolsResult.builder(tools.list(callers.of(exchange.transportContext())).stream()
                        .map(this::tool)
                        .toList())
                .build();
    }

    private Tool tool(ToolDefinition definition) {
        Tool.Builder tool = Tool.builder(definition.name(), wire.object(definition.inputSchema()))
                .title(definition.title())
                .description(definition.description())
                .annotations(ToolAnnotations.builder()
                        .readOnlyHint(definition.readOnly())
                        .destructiveHint(definition.destructive())
                        .idempotentHint(definition.idempotent())
                        .openWorldHint(false)
                        .build());
        if (definition.outputSchema() != null) {
            tool.outputSchema(wire.object(definition.outputSchema()));
        }
        return tool.build();
    }
}
