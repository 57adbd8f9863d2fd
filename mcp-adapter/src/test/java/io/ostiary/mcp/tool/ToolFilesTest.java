package io.ostiary.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.Effect;
import io.ostiary.Operation;
import io.ostiary.mcp.binding.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the tool files equal to the records that they come from. {@code -Dtools=update} rewrites them. */
class ToolFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/ostiary/mcp/tools");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @TestFactory
    Stream<DynamicTest> everyToolHasTheFileThatItsRecordsMake() {
        return Tools.all(Arrays.asList(Operation.values())).stream()
                .map(tool -> DynamicTest.dynamicTest(tool.name(), () -> {
                    Path file = FOLDER.resolve(tool.name() + ".json");
                    String expected = print(describe(tool));
                    if ("update".equals(System.getProperty("tools"))) {
                        Files.createDirectories(FOLDER);
                        Files.writeString(file, expected);
                    }

                    assertThat(file)
                            .as("stale: run ./mvnw -pl mcp-adapter -am test -Dtest=ToolFilesTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dtools=update")
                            .hasContent(expected);
                }));
    }

    @Test
    void noFileIsLeftOverFromAToolThatIsGone() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Operation.values()).map(Operation::id).toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyParameterThatAToolTakesIsBounded() {
        return Tools.all(Arrays.asList(Operation.values())).stream()
                .map(tool -> DynamicTest.dynamicTest(tool.name(), () -> {
                    ObjectNode input = inputSchema(tool);

                    assertThat(input.path("additionalProperties").isBoolean()).isTrue();
                    assertThat(input.path("additionalProperties").asBoolean()).isFalse();
                    assertThat(input.fieldNames())
                            .toIterable()
                            .doesNotContain("anyOf", "oneOf", "allOf", "$ref", "$defs");
                    input.path("properties")
                            .forEach(property -> assertThat(
                                            !property.path("type").asText().equals("array") || property.has("items"))
                                    .as("an array says what its items are: %s", property)
                                    .isTrue());
                }));
    }

    private static ObjectNode inputSchema(Tool<?> tool) {
        ObjectNode input = RecordSchemas.closed().of(tool.input());
        if (tool.inTenant()) {
            ((ObjectNode) input.get("properties"))
                    .putObject("tenant")
                    .put("type", "string")
                    .put(
                            "description",
                            "The tenant's id or name; by default default_tenant of get_context, else the only one.");
        }
        return input;
    }

    private static Map<String, Object> describe(Tool<?> tool) {
        ObjectNode output = RecordSchemas.open().of(tool.output());
        if (RecordSchemas.holdsUntrusted(tool.output())) {
            ((ObjectNode) output.get("properties"))
                    .putObject(Renderer.UNTRUSTED)
                    .put("type", "array")
                    .put("description", "Names of the parts that users wrote.")
                    .putObject("items")
                    .put("type", "string");
        }
        Map<String, Object> file = new TreeMap<>();
        file.put("name", tool.name());
        file.put("title", tool.title());
        file.put("description", tool.text());
        file.put(
                "annotations",
                new TreeMap<>(Map.of(
                        "readOnlyHint", tool.operation().effect() == Effect.READ,
                        "destructiveHint", tool.operation().effect() == Effect.DANGER,
                        "idempotentHint", tool.idempotent())));
        file.put("inputSchema", inputSchema(tool));
        file.put("outputSchema", output);
        return file;
    }

    /** Sorted by key, except that properties keep the order of their record, which is the order to read them in. */
    private static String print(Map<String, Object> file) throws JsonProcessingException {
        var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return JSON.writer(printer).writeValueAsString(file) + "\n";
    }
}
