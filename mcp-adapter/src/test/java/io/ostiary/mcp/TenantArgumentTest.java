package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Operation;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserQuery;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which tenant is meant. */
@Timeout(60)
class TenantArgumentTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whereThereIsOneTenantItNeedNotBeNamed() {
        try (World world = new World(folder);
                Assistant assistant = withoutDefault(world)) {
            world.backend.tenants(World.CALL).delete(World.ACME);

            assertThat(assistant.call("count_users", Map.of()).done().at("/count"))
                    .isEqualTo(String.valueOf(world.main.users().count(UserQuery.all())));
            assertThat(assistant.call("get_tenant", Map.of()).done().at("/id")).isEqualTo("main");
        }
    }

    @Test
    void whereThereAreSeveralTheMessageListsThem() {
        try (World world = new World(folder);
                Assistant assistant = withoutDefault(world)) {
            Reply reply = assistant.call("count_users", Map.of()).refused("invalid-argument");

            assertThat(reply.fields()).containsExactly("tenant");
            assertThat(reply.detail()).contains("acme, main");
            assertThat(assistant
                            .call("get_tenant", Map.of())
                            .refused("invalid-argument")
                            .detail())
                    .contains("acme, main");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyToolThatWorksInATenantAsksForIt(Operation operation) {
        try (World world = new World(folder);
                Assistant assistant = withoutDefault(world)) {
            Map<String, Object> arguments = GoodCalls.of(operation, world);
            Map<String, Object> before = world.state();
            boolean inTenant = assistant.parameters(operation.id()).contains("tenant")
                    && !operation.name().endsWith("_TENANT");

            Reply unnamed = assistant.call(operation.id(), arguments);

            if (inTenant) {
                assertThat(unnamed.refused("invalid-argument").fields()).containsExactly("tenant");
                assertThat(world.state()).isEqualTo(before);
                assistant.call(operation.id(), in("main", arguments)).done();
                assistant.call(operation.id(), in("nowhere", arguments)).refused("not-found");
            } else {
                unnamed.done();
            }
        }
    }

    @Test
    void aTenantIsNamedByIdOrName() {
        try (World world = new World(folder);
                Assistant assistant = withoutDefault(world)) {
            for (String tenant : List.of("acme", "Acme Corp")) {
                assertThat(assistant
                                .call("list_users", Map.of("tenant", tenant))
                                .done()
                                .each("users", "email"))
                        .containsExactly("carl@acme.example");
            }
        }
    }

    @Test
    void theDefaultIsMeantWhenNoneIsNamedAndNotWhenOneIs() {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(
                        world.tools(options -> options.defaultTenant(World.ACME)), Transport.STDIO, null)) {
            assertThat(assistant.call("count_users", Map.of()).done().at("/count"))
                    .isEqualTo("1");
            assertThat(assistant
                            .call("get_user", Map.of("user", "ada"))
                            .refused("not-found")
                            .detail())
                    .contains("ada");
            assistant.call("get_user", Map.of("user", "ada", "tenant", "main")).done();
            assertThat(assistant.call("get_context", Map.of()).done().at("/default_tenant"))
                    .isEqualTo("acme");
        }
    }

    @Test
    void aDefaultThatIsGoneIsAProblemAndNoGuess() {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(
                        world.tools(options -> options.defaultTenant(TenantId.of("gone"))), Transport.STDIO, null)) {
            assistant.call("list_users", Map.of()).refused("not-found");
        }
    }

    private static Assistant withoutDefault(World world) {
        return Assistant.connect(
                world.tools(options -> options.defaultTenant(null)), Transport.STDIO, Person.approving());
    }

    private static Map<String, Object> in(String tenant, Map<String, Object> arguments) {
        Map<String, Object> named = new HashMap<>(arguments);
        named.put("tenant", tenant);
        return named;
    }
}
