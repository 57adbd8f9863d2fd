package io.ostiary.mcp.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a tool.
 *
 * @param tool the name as the client sent it: any text up to the size of a request
 * @param arguments JSON values as Java objects (map, list, string, number, boolean, null), not yet validated
 * @param caller on whose behalf
 * @param client the program at the other end, usable until the call returns
 */
public record ToolCall(String tool, Map<String, @Nullable Object> arguments, Caller caller, Client client) {}
