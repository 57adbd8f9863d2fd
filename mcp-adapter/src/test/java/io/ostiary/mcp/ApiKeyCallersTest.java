package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.mcp.guard.ApiKeyAuthentication;
import io.ostiary.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that call over HTTP with a key: what they see and can do is what the key allows. */
@Timeout(60)
class ApiKeyCallersTest {
    private final World world;
    private final CapturedErrors errors = new CapturedErrors();

    ApiKeyCallersTest(@TempDir Path folder) {
        this.world = new World(folder);
    }

    @AfterEach
    void close() {
        world.close();
        errors.close();
    }

    @Test
    void aProgramSeesTheToolsThatItsKeyAllowsAndNoOthers() {
        try (Assistant program = with(world.nightly())) {
            assertThat(names(program))
                    .contains("list_users", "create_role", "get_context", "list_capabilities")
                    .doesNotContain("delete_user", "list_sessions", "list_tenants", "create_api_key")
                    .allSatisfy(name -> assertThat(
                                    Operation.of(name).orElseThrow().scope())
                            .satisfiesAnyOf(
                                    scope -> assertThat(scope).isEmpty(),
                                    scope -> assertThat(scope)
                                            .hasValueSatisfying(
                                                    needed -> assertThat(needed).isIn("users:read", "roles:write"))));
            assertThat(program.call("list_users", Map.of()).done().at("/total")).isNotBlank();
            assertThatThrownBy(() -> program.call("list_sessions", Map.of())).hasMessageContaining("Unknown tool");
        }
        assertThat(errors.audit())
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "\"principal\":\"api-key:"
                                        + world.nightly().key().id() + "\"",
                                "list_users"));
    }

    @Test
    void aProgramIsToldWhatItIs() {
        try (Assistant program = with(world.nightly())) {
            Reply context = program.call("get_context", Map.of()).done();

            assertThat(context.at("/principal"))
                    .isEqualTo("api-key:" + world.nightly().key().id());
            assertThat(context.each("tenants", "id")).containsExactly("main");
            assertThat(context.at("/scopes/0")).isEqualTo("roles:write");
            assertThat(context.at("/tools"))
                    .isEqualTo(String.valueOf(program.tools().size()));
        }
    }

    @Test
    void thereIsNoOtherTenantForAKey() {
        IssuedApiKey reader =
                world.main.apiKeys().create(NewApiKey.of("tenants", Set.of("tenants:read", "users:read")));
        try (Assistant program = with(reader)) {
            assertThat(program.call("list_tenants", Map.of()).done().each("tenants", "id"))
                    .containsExactly("main");
            for (String tool : List.of("list_users", "get_tenant")) {
                assertThat(program.call(tool, Map.of("tenant", "acme")).code()).isEqualTo("not-found");
                assertThat(program.call(tool, Map.of("tenant", "Acme Corp")).code())
                        .isEqualTo("not-found");
            }
            assertThat(program.call("get_tenant", Map.of("tenant", "main"))
                            .done()
                            .at("/id"))
                    .isEqualTo("main");
        }
    }

    @Test
    void nobodyGivesAwayMoreThanHeHas() {
        IssuedApiKey issuer = world.main
                .apiKeys()
                .create(NewApiKey.of("issuer", Set.of("api_keys:read", "api_keys:write", "users:read")));
        try (Assistant program = with(issuer)) {
            for (Map<String, ?> more : Stream.<Map<String, ?>>of(
                            Map.of("name", "more", "scopes", List.of("users:write")), Map.of("name", "default"))
                    .toList()) {
                assertThat(program.call("create_api_key", more).code()).isEqualTo("permission-denied");
            }
            assertThat(program.call("rotate_api_keys", Map.of()).code()).isEqualTo("permission-denied");
            program.call("create_api_key", Map.of("name", "less", "scopes", List.of("users:read")))
                    .done();
        }
        assertThat(world.keys()).containsExactlyInAnyOrder("nightly", "issuer", "less");
    }

    @Test
    void whatAnAssistantIssuesLetsAProgramIn() throws IOException {
        Reply issued;
        try (Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, Person.approving())) {
            issued = assistant
                    .call("create_api_key", Map.of("name", "report", "scopes", List.of("users:read")))
                    .done();
        }
        Path file = Path.of(issued.at("/file"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Secret key = Sink.secret(file, "api_key");
        assertThat(issued.text()).doesNotContain(key.reveal());

        try (Assistant program = with(key)) {
            assertThat(program.call("get_user", Map.of("user", "ada")).done().at("/user/email"))
                    .isEqualTo("ada@example.com");
        }
    }

    @Test
    void aKeyThatWasRevokedOrHasExpiredLetsNobodyIn() {
        IssuedApiKey brief =
                world.main.apiKeys().create(NewApiKey.reading("brief").expiringIn(Duration.ofHours(1)));
        world.main.apiKeys().revoke(world.nightly().key().id());
        world.clock().advance(Duration.ofHours(1));

        for (IssuedApiKey worthless : List.of(brief, world.nightly())) {
            assertThatThrownBy(() -> with(worthless)).isNotNull();
        }
    }

    @Test
    void aKeyOfATenantThatIsNotThereLetsNobodyIn() {
        var elsewhere = new ApiKeyCredential(
                TenantId.of("nowhere"), world.nightly().key().id(), Secret.of("proof"));

        assertThat(keys().caller(elsewhere.toSecret().reveal(), "127.0.0.1")).isEmpty();
        assertThat(keys().caller("garbage", "127.0.0.1")).isEmpty();
    }

    @Test
    void whoeverCannotBeCheckedIsNobody() {
        world.backend.close();

        assertThat(keys().caller(world.nightly().credential().reveal(), "127.0.0.1"))
                .isEmpty();
    }

    private static List<String> names(Assistant program) {
        return program.tools().stream().map(Tool::name).toList();
    }

    private Assistant with(IssuedApiKey issued) {
        return with(issued.credential());
    }

    private Assistant with(Secret key) {
        return Assistant.connectWithKey(world.tools(), keys(), key, Person.approving());
    }

    private ApiKeyAuthentication keys() {
        return new ApiKeyAuthentication(world.backend, world.clock(), Duration.ofSeconds(10));
    }
}
