package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.ostiary.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tools say about themselves: enough for a model, nothing that steers it, and not too much. */
@Timeout(60)
class ToolTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STEERING = Pattern.compile(
            "(?i)\\b(ignore|disregard|forget|override) (all|any|previous|prior|above|other)|system prompt|<[a-z/!]|```"
                    + "|\\byou must\\b|\\balways (call|use|run)|before (any|using|calling) (other|any)|do not (tell|mention)"
                    + "|\\bsecretly|without asking|\\bimportant:|\\binstead of (any|every) other|jailbreak|\\bhidden\\b");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyOperationHasExactlyOneToolOfItsName() {
        assertThat(offered("all"))
                .extracting(Tool::name)
                .containsExactlyElementsOf(
                        Arrays.stream(Operation.values()).map(Operation::id).toList());
    }

    @ParameterizedTest
    @CsvSource({"core, 30, 24", "all, 200, 140"})
    void aPresetFitsIntoAModelsContext(String preset, int tools, int kilobytes) throws JsonProcessingException {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(
                        world.tools(options -> options.toolsets(List.of(preset)).outputSchemas(false)),
                        Transport.STDIO,
                        null)) {
            assertThat(assistant.tools()).hasSizeLessThanOrEqualTo(tools);
            assertThat(JSON.writeValueAsBytes(assistant.tools()).length).isLessThan(kilobytes * 1024);
        }
    }

    @Test
    void namesAndTextsHaveTheirLength() {
        assertThat(offered("all")).allSatisfy(tool -> {
            assertThat(tool.name()).matches("[a-z][a-z_]{2,39}");
            assertThat(tool.title()).hasSizeBetween(4, 50).doesNotContain("_");
            assertThat(tool.description()).hasSizeBetween(10, 400).endsWith(".");
        });
    }

    @Test
    void everyTextIsOneLineOfPlainCharacters() {
        for (Tool tool : offered("all")) {
            assertThat(texts(tool))
                    .allSatisfy(text -> assertThat(text)
                            .as(tool.name())
                            .matches("[\\x20-\\x7E]+")
                            .hasSizeLessThan(400)
                            .doesNotContain("  "));
        }
    }

    @Test
    void noTextLeadsElsewhereOrSteersTheModel() {
        for (Tool tool : offered("all")) {
            assertThat(texts(tool)).allSatisfy(text -> {
                assertThat(text).as(tool.name()).doesNotContainPattern("(?i)[a-z]+://|www\\.|\\]\\(|@[a-z]+\\.[a-z]");
                assertThat(text).as(tool.name()).doesNotContainPattern(STEERING);
            });
        }
    }

    @Test
    void everyToolThatATextPointsToIsThere() {
        List<String> names =
                Arrays.stream(Operation.values()).map(Operation::id).toList();
        for (Tool tool : offered("all")) {
            var pointers = Pattern.compile(
                            "\\b(?:list|count|get|create|update|disable|enable|delete|import|export|send|set"
                                    + "|unlock|reset|link|unlink|authenticate|refresh|revoke|verify|assign|unassign)_[a-z_]+")
                    .matcher(tool.description());

            while (pointers.find()) {
                assertThat(names).as(tool.name()).contains(pointers.group());
            }
        }
    }

    @Test
    void schemasAreClosedAndUseNothingThatProvidersReject() {
        for (Tool tool : offered("all")) {
            JsonNode schema = JSON.valueToTree(tool.inputSchema());

            assertThat(schema.path("type").asText()).isEqualTo("object");
            assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
            assertThat(schema.toString()).doesNotContain("$ref", "$defs", "$id", "pattern", "anyOf", "oneOf", "allOf");
        }
    }

    @Test
    void theListIsTheSameEveryTime() {
        assertThat(offered("all")).isEqualTo(offered("all"));
    }

    private List<Tool> offered(String toolset) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(
                        world.tools(options -> options.toolsets(List.of(toolset))), Transport.STDIO, null)) {
            return assistant.tools();
        }
    }

    private static List<String> texts(Tool tool) {
        List<String> texts = new ArrayList<>(List.of(tool.title(), tool.description()));
        JSON.<JsonNode>valueToTree(tool.inputSchema()).findValuesAsText("description", texts);
        JSON.<JsonNode>valueToTree(tool.outputSchema()).findValuesAsText("description", texts);
        texts.removeIf(String::isEmpty);
        return texts;
    }
}
