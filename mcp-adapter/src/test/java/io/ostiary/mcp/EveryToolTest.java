package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.ostiary.Effect;
import io.ostiary.Operation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every tool, called by a client as its schema says, answers as its schema says. */
@Timeout(60)
class EveryToolTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aCallAndItsResultAreWhatTheSchemasPromise(Operation operation) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, Person.approving())) {
            Tool tool = assistant.tool(operation.id());
            Map<String, Object> arguments = GoodCalls.of(operation, world);
            assertValid(tool.inputSchema(), JSON.valueToTree(arguments));
            Map<String, Object> before = world.state();

            Reply reply = assistant.call(operation.id(), arguments).done();

            assertValid(tool.outputSchema(), reply.json());
            if (operation.effect() == Effect.READ) {
                assertThat(world.state()).as("reading changes nothing").isEqualTo(before);
            }
        }
    }

    @Test
    void overHttpTheyAnswerTheSame() {
        try (World world = new World(folder);
                Assistant near = Assistant.connect(world.tools(), Transport.STDIO, null);
                Assistant far = Assistant.connect(world.tools(), Transport.HTTP, null)) {
            assertThat(far.tools()).isEqualTo(near.tools());
            Arrays.stream(Operation.values())
                    .filter(operation -> operation.effect() == Effect.READ && operation != Operation.GET_CONTEXT)
                    .forEach(operation ->
                            assertThat(answer(far, operation, world)).isEqualTo(answer(near, operation, world)));
        }
    }

    @Test
    void hintsFollowFromTheEffect() {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, null)) {
            for (Operation operation : Operation.values()) {
                var hints = assistant.tool(operation.id()).annotations();

                assertThat(hints.readOnlyHint()).isEqualTo(operation.effect() == Effect.READ);
                assertThat(hints.destructiveHint()).isEqualTo(operation.effect() == Effect.DANGER);
                assertThat(hints.openWorldHint()).isFalse();
            }
        }
    }

    @Test
    void outputSchemasCanBeLeftOutAndResultsStayStructured() {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(
                        world.tools(options -> options.outputSchemas(false)), Transport.STDIO, null)) {
            assertThat(assistant.tools())
                    .allSatisfy(tool -> assertThat(tool.outputSchema()).isNull());

            Reply reply = assistant.call("get_user", Map.of("user", "ada")).done();

            assertThat(reply.at("/user/username")).isEqualTo("ada");
        }
    }

    @Test
    void whatAUserCouldHaveWrittenIsMarkedAndNothingElse() {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, null)) {
            Reply user = assistant.call("get_user", Map.of("user", "ada")).done();
            Reply metadata =
                    assistant.call("get_user_metadata", Map.of("user", "ada")).done();
            Reply roles = assistant.call("list_roles", Map.of()).done();

            assertThat(untrusted(user)).containsExactly("email", "username");
            assertThat(untrusted(metadata)).containsExactly("metadata");
            assertThat(roles.json().has("untrusted")).isFalse();
        }
    }

    /** Cursors are sealed to the caller, so they differ. */
    private static JsonNode answer(Assistant assistant, Operation operation, World world) {
        ObjectNode answer = assistant
                .call(operation.id(), GoodCalls.of(operation, world))
                .done()
                .json()
                .deepCopy();
        return answer.without("next_cursor");
    }

    private static List<String> untrusted(Reply reply) {
        return JSON.convertValue(reply.json().path("untrusted"), new TypeReference<>() {});
    }

    private static void assertValid(Map<String, Object> schema, JsonNode json) {
        assertThat(SCHEMAS.getSchema(JSON.<JsonNode>valueToTree(schema)).validate(json))
                .as("%s", json)
                .isEmpty();
    }
}
