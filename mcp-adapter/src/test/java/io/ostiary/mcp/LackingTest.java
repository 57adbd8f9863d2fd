package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.spec.McpError;
import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.UnsupportedException;
import io.ostiary.backend.Invocation;
import io.ostiary.backend.Ports;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the backend lacks is not offered, cannot be called, and is told with its reason. */
@Timeout(60)
class LackingTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aLackingOperationIsNotOfferedAndUnknown(Operation lacking) {
        try (World world = new World(folder);
                Assistant assistant = connect(world, without(lacking))) {
            Map<String, Object> arguments = GoodCalls.of(lacking, world);
            Map<String, Object> before = world.state();

            assertThat(assistant.tools())
                    .extracting(tool -> tool.name())
                    .containsExactlyElementsOf(Arrays.stream(Operation.values())
                            .filter(operation -> operation != lacking)
                            .map(Operation::id)
                            .toList());
            assertThatThrownBy(() -> assistant.call(lacking.id(), arguments))
                    .isInstanceOfSatisfying(McpError.class, error -> {
                        assertThat(error.getJsonRpcError().code()).isEqualTo(-32602);
                        assertThat(error.getJsonRpcError().message()).isEqualTo("Unknown tool: " + lacking.id());
                    });
            assertThat(world.state()).isEqualTo(before);
        }
    }

    @Test
    void listCapabilitiesTellsWhy() {
        Capabilities.Builder capabilities = Capabilities.builder();
        for (Operation operation : Operation.values()) {
            switch (operation) {
                case DELETE_TENANT -> capabilities.lacks(operation, "tenants are made by the provider's console");
                case LIST_SESSIONS -> capabilities.supports(operation, "the last 100 only");
                case RESET_MFA -> {} // undeclared counts as lacking
                default -> capabilities.supports(operation);
            }
        }
        capabilities.lacks(Operation.CREATE_USER, "phone", "there are no phone numbers; use metadata");
        try (World world = new World(folder);
                Assistant assistant = connect(world, capabilities.build())) {
            assertThat(told(assistant, "delete_tenant")
                            .json()
                            .at("/operations/0")
                            .toString())
                    .contains("\"support\":\"lacking\"", "made by the provider's console");
            assertThat(told(assistant, "list_sessions")
                            .json()
                            .at("/operations/0")
                            .toString())
                    .contains("\"support\":\"composed\"", "the last 100 only");
            assertThat(told(assistant, "reset_mfa").at("/operations/0/support")).isEqualTo("lacking");
            assertThat(told(assistant, "create_user").at("/operations/0/lacking_parameters/phone"))
                    .contains("no phone numbers");
            assertThat(told(assistant, "get_user").json().at("/operations/0").toString())
                    .isEqualTo("{\"operation\":\"get_user\",\"support\":\"native\"}");
        }
    }

    @Test
    void theListOfEveryOperationFitsIntoOneAnswerWhateverTheNotesAre() {
        try (World world = new World(folder);
                Assistant assistant = connect(
                        world,
                        world.backend.capabilities().toBuilder()
                                .narrow(Operation.GET_USER, "Because. ".repeat(4_000))
                                .build())) {
            assertThat(assistant.call("list_capabilities", Map.of()).done().text())
                    .contains("\"get_user\"")
                    .doesNotContain("Because");
        }
    }

    @Test
    void listCapabilitiesTellsOfEveryOperationOfAToolset() {
        try (World world = new World(folder);
                Assistant assistant = connect(world, world.backend.capabilities())) {
            assertThat(assistant.call("list_capabilities", Map.of()).done().each("operations", "operation"))
                    .containsExactlyElementsOf(
                            Arrays.stream(Operation.values()).map(Operation::id).toList());
            assertThat(assistant
                            .call("list_capabilities", Map.of("toolset", "roles"))
                            .done()
                            .each("operations", "operation"))
                    .containsExactlyElementsOf(Arrays.stream(Operation.values())
                            .filter(operation -> operation.toolset().id().equals("roles"))
                            .map(Operation::id)
                            .toList());
            assistant
                    .call("list_capabilities", Map.of("operation", "launch_rocket"))
                    .refused("invalid-argument");
        }
    }

    @Test
    void aLackingParameterIsNotOfferedAndUnsupported() {
        Capabilities capabilities = Capabilities.builder()
                .supports(Operation.values())
                .lacks(Operation.CREATE_USER, "phone", "there are no phone numbers; use metadata")
                .build();
        try (World world = new World(folder);
                Assistant assistant = connect(world, capabilities)) {
            Map<String, Object> before = world.state();
            assertThat(assistant.parameters("create_user"))
                    .doesNotContain("phone")
                    .contains("email", "metadata");
            assertThat(assistant.parameters("update_user")).contains("phone");

            Map<String, Object> arguments = new HashMap<>(Map.of("email", "p@example.com"));
            for (Object phone : Arrays.asList("+14155550100", 1, List.of(), null)) {
                arguments.put("phone", phone);
                Reply reply = assistant.call("create_user", arguments).refused("unsupported");

                assertThat(reply.at("/parameter")).isEqualTo("phone");
                assertThat(reply.at("/reason")).contains("use metadata");
                assertThat(reply.at("/status")).isEqualTo("501");
            }
            assertThat(world.state()).isEqualTo(before);
            assistant.call("create_user", Map.of("email", "p@example.com")).done();
        }
    }

    @Test
    void aLackingValueIsNotOfferedAndUnsupported() {
        Capabilities capabilities = Capabilities.builder()
                .supports(Operation.values())
                .lacks(Operation.LIST_USERS, "status.locked", "Locked users are not listed.")
                .lacks(Operation.LIST_USERS, "query.name", "Full names are not searched.")
                .build();
        try (World world = new World(folder);
                Assistant assistant = connect(world, capabilities)) {
            assertThat(assistant.schema("list_users"))
                    .contains("[\"active\",\"disabled\"]", "Full names are not searched.");
            assertThat(assistant.schema("count_users")).contains("[\"active\",\"disabled\",\"locked\"]");

            Reply reply =
                    assistant.call("list_users", Map.of("status", "locked")).refused("unsupported");

            assertThat(reply.at("/parameter")).isEqualTo("status.locked");
            assistant.call("list_users", Map.of("status", "disabled")).done();
        }
    }

    @Test
    void whatCannotBeCountedStandsInNobodysWay() {
        Person person = Person.approving();
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(
                        world.tools(Ports.intercept(world.backend, LackingTest::listsNoSessions), options -> {}),
                        Transport.STDIO,
                        person)) {
            assistant.call("revoke_user_sessions", Map.of("user", "bob")).done();

            assertThat(person.asked()).singleElement().asString().contains("An unknown number of sessions");
            assertThat(world.main
                            .sessions()
                            .find(world.session(world.bobSession()).id()))
                    .isEmpty();
        }
    }

    private static Reply told(Assistant assistant, String operation) {
        return assistant
                .call("list_capabilities", Map.of("operation", operation))
                .done();
    }

    private static Capabilities without(Operation lacking) {
        return Capabilities.builder()
                .supports(Operation.values())
                .narrow(lacking, "not here")
                .build();
    }

    private static @Nullable Object listsNoSessions(Invocation invocation) throws Throwable {
        if (invocation.operation() == Operation.LIST_SESSIONS) {
            throw new UnsupportedException(Operation.LIST_SESSIONS, "not in the tenant's plan");
        }
        return invocation.proceed();
    }

    private static Assistant connect(World world, Capabilities capabilities) {
        return Assistant.connect(
                world.tools(AlteredBackend.able(world.backend, capabilities), options -> {}),
                Transport.STDIO,
                Person.approving());
    }
}
