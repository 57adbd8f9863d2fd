package io.ostiary.mcp.protocol;

import java.util.List;

/**
 * What the server offers. Implementations are thread-safe: calls of one client run at the same time.
 */
public interface ToolService {

    /** How the server introduces itself. */
    ServerInfo info();

    /**
     * The tools that this caller may call, and no others.
     *
     * @return the same order every time
     */
    List<ToolDefinition> list(Caller caller);

    /**
     * Calls one tool. Never throws for a failure of the tool: that is a {@link ToolResult} with {@code error} set.
     * Checks again that the caller may call the tool, because a client can name a tool it was never shown.
     *
     * @throws UnknownToolException if there is no such tool, or none that this caller may know about
     */
    ToolResult call(ToolCall call);
}
