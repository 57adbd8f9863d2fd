package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.common.McpTransportContext;
import io.ostiary.mcp.protocol.Caller;

/**
 * Tells on whose behalf a request was made, from what its transport knows.
 */
@FunctionalInterface
interface Callers {

    Caller of(McpTransportContext context);
}
