package io.ostiary.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Operation;
import io.ostiary.Toolset;
import io.ostiary.backend.BackendProvider;
import io.ostiary.backend.Backends;
import io.ostiary.backend.Setting;
import io.ostiary.mcp.guard.Preset;
import io.ostiary.mcp.protocol.ToolDefinition;
import io.ostiary.mcp.tool.Tool;
import io.ostiary.mcp.tool.ToolFile;
import io.ostiary.mcp.tool.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps what documentation says about the code equal to the code. */
class GeneratedDocsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Document README = new Document("README.md");
    private static final Document CONFIGURATION = new Document("docs/configuration.md");
    private static final Document ROUND_TRIPS = new Document("docs/round-trips.md");
    private static final String GENERATED = "<!-- Made by GeneratedDocsTest; -Ddocs=update writes it. -->\n\n";

    @Test
    void theReadmeListsEveryPresetAndEveryTool() {
        StringBuilder presets = new StringBuilder("| `--toolsets` | Tools | For |\n|---|---|---|\n");
        for (Preset preset : Preset.values()) {
            presets.append(row(
                    "`" + preset.id() + "`", String.valueOf(preset.operations().size()), preset.purpose()));
        }
        StringBuilder toolsets = new StringBuilder("\n| Toolset | Tools |\n|---|---|\n");
        for (Toolset toolset : Toolset.values()) {
            toolsets.append(row(
                    toolset.id(),
                    tools().stream()
                            .filter(tool -> tool.operation().toolset() == toolset)
                            .map(tool -> "[" + tool.name() + "](docs/tools.md#" + tool.name() + ")")
                            .collect(Collectors.joining(", "))));
        }
        README.holds("tools", presets.append(toolsets).toString());
    }

    @Test
    void theReadmeShowsTheProgramThatIsCompiled() {
        String source = new Document("examples/src/main/java/io/ostiary/examples/Quickstart.java").text();
        int from = source.indexOf("// region quickstart\n") + "// region quickstart\n".length();
        String region = source.substring(from, source.indexOf("// endregion")).stripTrailing();
        README.holds("quickstart", "```java\n" + region.stripIndent() + "\n```\n");
    }

    @Test
    void theToolsPageTellsEveryParameter() {
        StringBuilder page = new StringBuilder(GENERATED)
                .append("# Tools\n\n")
                .append("Every tool, with its parameters. A tool is offered where the backend supports it:")
                .append(" [capabilities.md](capabilities.md).\n");
        Toolset toolset = null;
        for (Tool<?> tool : tools()) {
            if (tool.operation().toolset() != toolset) {
                toolset = tool.operation().toolset();
                page.append("\n## Toolset ").append(toolset.id()).append('\n');
            }
            page.append('\n').append(section(tool));
        }
        new Document("docs/tools.md").is(page.toString());
    }

    @Test
    void theCapabilitiesPageComparesEveryBackend() {
        new Document("docs/capabilities.md").is(GENERATED + CapabilitiesPage.text());
    }

    @Test
    void theConfigurationPageListsEverySetting() {
        StringBuilder tables = new StringBuilder();
        for (BackendProvider provider : Backends.available()) {
            tables.append("### ").append(provider.name()).append("\n\n");
            tables.append("| Setting | Type | Default | What it does |\n|---|---|---|---|\n");
            for (Setting setting : provider.settings()) {
                tables.append(row("`" + setting.name() + "`", lower(setting.type()), fallback(setting), setting.doc()));
            }
        }
        CONFIGURATION.holds("settings", tables.toString());
    }

    @Test
    void theConfigurationPageShowsTheHelpOfRun(@TempDir Path folder) {
        CONFIGURATION.holds("help", "```text\n" + Program.output(folder, "run", "--help") + "```\n");
    }

    @Test
    void theRoundTripsPageTellsWhatOperationsCost() {
        ROUND_TRIPS.holds("table", RoundTripsPage.table());
    }

    private static List<Tool<?>> tools() {
        return List.copyOf(Tools.all(Arrays.asList(Operation.values())));
    }

    private static String section(Tool<?> tool) {
        Operation operation = tool.operation();
        ToolDefinition definition = ToolFile.definition(tool, Map.of(), true);
        StringBuilder section = new StringBuilder("### ")
                .append(tool.name())
                .append("\n\n")
                .append(definition.description())
                .append("\n\nEffect: ")
                .append(effect(operation))
                .append(". ")
                .append(operation
                        .scope()
                        .map(scope -> "Scope: `" + scope + "`. ")
                        .orElse(""))
                .append(presets(operation))
                .append('\n');
        List<String> rows = new ArrayList<>();
        parameters("", json(definition.inputSchema()), rows);
        if (!rows.isEmpty()) {
            section.append("\n| Parameter | Type | | What it is |\n|---|---|---|---|\n");
            rows.forEach(section::append);
        }
        List<String> results = new ArrayList<>();
        json(String.valueOf(definition.outputSchema()))
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> results.add("`" + name + "`"));
        return section.append("\nReturns ")
                .append(String.join(", ", results))
                .append(".\n")
                .toString();
    }

    private static String presets(Operation operation) {
        List<String> presets = Arrays.stream(Preset.values())
                .filter(preset -> preset != Preset.ALL && preset.operations().contains(operation))
                .map(Preset::id)
                .toList();
        return presets.isEmpty() ? "In no preset but all." : "In the presets " + String.join(", ", presets) + ".";
    }

    private static void parameters(String prefix, JsonNode schema, List<String> rows) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(parameter -> {
            JsonNode type = parameter.getValue();
            String name = prefix + parameter.getKey();
            rows.add(row(
                    "`" + name + "`",
                    type(type),
                    required.contains(parameter.getKey()) ? "required" : "",
                    type.path("description").asText()));
            parameters(name + ".", type, rows);
            parameters(name + "[].", type.path("items"), rows);
        });
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            List<String> values = new ArrayList<>();
            schema.get("enum").forEach(value -> values.add("`" + value.asText() + "`"));
            return String.join(", ", values);
        }
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return type(type.asText(), schema);
        }
        List<String> types = new ArrayList<>();
        type.forEach(each -> types.add(type(each.asText(), schema)));
        return String.join(" or ", types);
    }

    private static String type(String type, JsonNode schema) {
        if (type.equals("array")) {
            return "array of " + type(schema.path("items"));
        }
        return type.equals("null") || !schema.has("format")
                ? type
                : schema.get("format").asText();
    }

    private static String fallback(Setting setting) {
        if (setting.required()) {
            return setting.secret() ? "required, secret" : "required";
        }
        return setting.secret()
                ? "none, secret"
                : setting.defaultValue() == null ? "none" : "`" + setting.defaultValue() + "`";
    }

    private static String effect(Operation operation) {
        return lower(operation.effect());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
