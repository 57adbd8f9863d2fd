package io.ostiary.mcp.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ostiary.InvalidArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file can say; everything that it does not say is left to the command line and the defaults.
 *
 * @param backend the backend's name, or null
 * @param settings the backend's settings
 * @param toolsets the toolsets to offer
 * @param tools globs of single tools to offer
 * @param excludeTools globs of tools to leave out
 * @param readOnly whether only reading tools are offered, or null
 * @param unattended globs of dangerous operations that need no person
 * @param tenant the tenant that is meant when a call names none, or null
 * @param secretsDir where new secrets go, or null
 * @param importDir the folder that imports may read, or null
 */
record Configuration(
        @Nullable String backend,
        Map<String, String> settings,
        List<String> toolsets,
        List<String> tools,
        List<String> excludeTools,
        @Nullable Boolean readOnly,
        List<String> unattended,
        @Nullable String tenant,
        @Nullable Path secretsDir,
        @Nullable Path importDir) {

    static final Configuration EMPTY =
            new Configuration(null, Map.of(), List.of(), List.of(), List.of(), null, List.of(), null, null, null);

    @SuppressWarnings("NullAway") // what a YAML file leaves out arrives as null, whatever the component's type says
    Configuration {
        settings = settings == null ? Map.of() : Map.copyOf(settings);
        toolsets = toolsets == null ? List.of() : List.copyOf(toolsets);
        tools = tools == null ? List.of() : List.copyOf(tools);
        excludeTools = excludeTools == null ? List.of() : List.copyOf(excludeTools);
        unattended = unattended == null ? List.of() : List.copyOf(unattended);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidArgumentException when it cannot be read, is not YAML, or says something unknown; the message holds
     *     no value of it
     */
    static Configuration read(Path file) {
        try {
            var mapper = YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
            JsonNode said = mapper.readTree(Files.readString(file));
            return said.isMissingNode() || said.isNull() ? EMPTY : mapper.treeToValue(said, Configuration.class);
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidArgumentException("config", "holds an unknown key: " + e.getPropertyName());
        } catch (JsonMappingException e) {
            throw new InvalidArgumentException("config", "has a malformed value at " + path(e));
        } catch (JsonProcessingException e) {
            throw new InvalidArgumentException(
                    "config", "is not YAML at line " + e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new InvalidArgumentException("config", "cannot be read: " + file);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().isEmpty()
                ? "its beginning"
                : String.valueOf(e.getPath().get(0).getFieldName());
    }
}
