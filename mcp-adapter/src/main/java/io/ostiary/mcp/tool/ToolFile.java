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
     * @param lacking names of parameters that the backend cannot honour, which are left out
     * @param withOutput whether the output schema is told
     */
    public static ToolDefinition definition(Tool<?> tool, Collection<String> lacking, boolean withOutput) {
        Map<String, Object> file = read(tool);
        return new ToolDefinition(
                tool.name(),
                String.valueOf(file.get("title")),
                String.valueOf(file.get("description")),
                text(without(file.get("inputSchema"), lacking)),
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

    private static @Nullable Object without(@Nullable Object schema, Collection<String> parameters) {
        if (!parameters.isEmpty()
                && schema instanceof Map<?, ?> map
                && map.get("properties") instanceof Map<?, ?> properties) {
            properties.keySet().removeIf(parameters::contains);
            if (map.get("required") instanceof Collection<?> required) {
                required.removeIf(parameters::contains);
            }
        }
        return schema;
    }

    private static String text(@Nullable Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
