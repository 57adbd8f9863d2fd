package io.ostiary.mcp.tool;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.mcp.protocol.ToolDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool's schemas, read from the resource that a test keeps equal to its records. Text at run time costs no generator
 * at start-up, and a change of what models see is a change of a file that a reviewer sees.
 */
public final class ToolFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private ToolFile() {}

    /** The resource of a tool, relative to {@code io.ostiary.mcp}. */
    public static String resource(Tool<?> tool) {
        return "/io/ostiary/mcp/tools/" + tool.name() + ".json";
    }

    /**
     * The tool as a client sees it.
     *
     * @param lacking the parameters, and the single values of parameters, that the backend cannot honour, with the
     *     reason of each: they are left out of the input schema
     * @param withOutput whether the output schema is told
     */
    public static ToolDefinition definition(Tool<?> tool, Map<String, String> lacking, boolean withOutput) {
        Map<String, Object> file = read(tool);
        return new ToolDefinition(
                tool.name(),
                String.valueOf(file.get("title")),
                String.valueOf(file.get("description")),
                text(narrowed(file.get("inputSchema"), lacking)),
                withOutput ? text(file.get("outputSchema")) : null,
                tool.operation().effect() == io.ostiary.Effect.READ,
                tool.operation().effect() == io.ostiary.Effect.DANGER,
                tool.idempotent());
    }

    private static Map<String, Object> read(Tool<?> tool) {
        try (InputStream in = ToolFile.class.getResourceAsStream(resource(tool))) {
            if (in == null) {
                throw new IllegalStateException(resource(tool) + " is missing");
            }
            return JSON.readValue(in, OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException(resource(tool), e);
        }
    }

    /** The input schema without the parameters and the single values that are lacking. */
    private static @Nullable Object narrowed(@Nullable Object schema, Map<String, String> lacking) {
        if (schema instanceof Map<?, ?> map && map.get("properties") instanceof Map<?, ?> properties) {
            lacking.forEach((name, reason) -> {
                String[] parts = name.split("\\.", 2);
                if (parts.length == 1) {
                    properties.remove(name);
                    if (map.get("required") instanceof Collection<?> required) {
                        required.remove(name);
                    }
                } else if (properties.get(parts[0]) instanceof Map<?, ?> property) {
                    withoutValue(property, parts[1], reason);
                }
            });
        }
        return schema;
    }

    /** A value that the schema does not list can only be told in words. */
    @SuppressWarnings("unchecked")
    private static void withoutValue(Map<?, ?> property, String value, String reason) {
        if (!(property.get("enum") instanceof Collection<?> values && values.remove(value))) {
            ((Map<Object, Object>) property).merge("description", reason, (text, lack) -> text + " " + lack);
        }
    }

    private static String text(@Nullable Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
