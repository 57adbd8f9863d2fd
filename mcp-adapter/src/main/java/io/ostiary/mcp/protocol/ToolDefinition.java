package io.ostiary.mcp.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One tool, as a client sees it.
 *
 * @param name 1 to 128 characters of {@code [A-Za-z0-9_.-]}
 * @param title the name shown to people
 * @param description what it does, for the model
 * @param inputSchema JSON Schema 2020-12 of the arguments, as JSON text; keys keep their order on the wire
 * @param outputSchema JSON Schema 2020-12 of the structured result, as JSON text, or null when none is promised
 * @param readOnly changes nothing
 * @param destructive may remove or overwrite something
 * @param idempotent a second identical call has no further effect
 */
public record ToolDefinition(
        String name,
        String title,
        String description,
        String inputSchema,
        @Nullable String outputSchema,
        boolean readOnly,
        boolean destructive,
        boolean idempotent) {}
