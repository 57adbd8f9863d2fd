package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every type of JSON in every place of every tool: what the schema does not allow is refused by name, never a defect. */
@Timeout(60)
class ArgumentTypesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void whatTheSchemaDoesNotAllowIsRefusedByName(Operation operation) {
        Person person = Person.declining();
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, person)) {
            Map<String, Object> good = GoodCalls.of(operation, world);
            Map<String, Object> before = world.state();

            schema(assistant, operation)
                    .path("properties")
                    .properties()
                    .forEach(parameter -> WrongTypes.of(parameter.getKey(), parameter.getValue())
                            .forEach(wrong -> {
                                Reply reply =
                                        assistant.call(operation.id(), with(good, parameter.getKey(), wrong.value()));

                                assertThat(reply.refused("invalid-argument").fields())
                                        .as("%s: %s", wrong, reply.text())
                                        .anyMatch(field -> wrong.path().equals(field)
                                                || wrong.path().startsWith(field + ".")
                                                || wrong.path().startsWith(field + "[")
                                                || field.startsWith(wrong.path()));
                            }));
            assertThat(world.state()).isEqualTo(before);
            assertThat(person.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRequiredParameterIsAskedFor(Operation operation) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, null)) {
            List<String> required = new ArrayList<>();
            schema(assistant, operation).path("required").forEach(name -> required.add(name.asText()));

            Reply reply = assistant.call(operation.id(), Map.of());

            if (!required.isEmpty()) {
                assertThat(reply.refused("invalid-argument").fields()).containsExactlyInAnyOrderElementsOf(required);
            }
            for (String name : required) {
                assertThat(assistant
                                .call(operation.id(), with(GoodCalls.of(operation, world), name, null))
                                .refused("invalid-argument")
                                .fields())
                        .containsExactly(name);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aParameterThatNobodyKnowsIsRefusedByName(Operation operation) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, null)) {
            Map<String, Object> good = GoodCalls.of(operation, world);
            Map<String, Object> before = world.state();

            Reply reply = assistant.call(operation.id(), with(with(good, "bogus", null), "User", "ada"));

            assertThat(reply.refused("invalid-argument").fields()).containsExactlyInAnyOrder("bogus", "User");
            assertThat(world.state()).isEqualTo(before);
        }
    }

    private static JsonNode schema(Assistant assistant, Operation operation) {
        return JSON.valueToTree(assistant.tool(operation.id()).inputSchema());
    }

    private static Map<String, @Nullable Object> with(
            Map<String, ? extends @Nullable Object> arguments, String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new HashMap<>(arguments);
        changed.put(name, value);
        return changed;
    }
}
