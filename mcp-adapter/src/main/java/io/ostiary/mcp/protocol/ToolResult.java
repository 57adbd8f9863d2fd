package io.ostiary.mcp.protocol;

/**
 * What a call of a tool came to.
 *
 * @param structured the result as a JSON-ready map
 * @param text the same result as compact JSON, because some clients show a model only the text
 * @param error the call did not do what it was asked
 */
public record ToolResult(Object structured, String text, boolean error) {}
