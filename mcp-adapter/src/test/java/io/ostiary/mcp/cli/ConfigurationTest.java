package io.ostiary.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration file, and what wins over it. */
@Timeout(60)
class ConfigurationTest {
    private static final String CANARY = "canary-9d2f";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itSaysWhatTheFlagsCanSay() throws IOException {
        String config = config("""
                backend: memory
                settings:
                  lock.failures: 3
                toolsets: [users, roles]
                tools: [get_context]
                exclude-tools: ["delete_*"]
                read-only: true
                unattended: [unlock_user]
                tenant: main
                secrets-dir: /tmp/nowhere/secrets
                import-dir: /tmp/nowhere/imports
                """);

        Ran ran = Ran.command("tools", "--config", config);

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("list_users", "list_roles", "get_context")
                .doesNotContain("delete_user", "create_user", "list_sessions");
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        assertThat(Ran.command("tools", "--config", config("")).out())
                .isEqualTo(Ran.command("tools").out());
        assertThat(Ran.command("tools", "--config", config("# nothing\n")).out())
                .isEqualTo(Ran.command("tools").out());
    }

    @Test
    void anUnknownKeyIsRefusedByItsName() throws IOException {
        Ran.command("tools", "--config", config("toolset: " + CANARY)).refused("unknown key: toolset");
        Ran.command("tools", "--config", config("settings: {bogus: " + CANARY + "}"))
                .refused("bogus is not a setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clientSecret: canary-9d2f",
                "settings: canary-9d2f",
                "settings: {issuer: canary-9d2f}",
                "settings: {lock.failures: canary-9d2f}",
                "settings: {tenant: {secret: canary-9d2f}}",
                "read-only: canary-9d2f",
                "toolsets: {secret: canary-9d2f}",
                "secret canary-9d2f",
                "settings: [unclosed, canary-9d2f",
                "settings:\n\tsecret: canary-9d2f",
                "secret: &a canary-9d2f\nsettings: *b",
                "[canary-9d2f]"
            })
    void noValueOfItIsEverEchoed(String config) throws IOException {
        Ran ran = Ran.command("tools", "--config", config(config));

        assertThat(ran.refused().err()).doesNotContain(CANARY);
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheCommandLineOverBoth() throws IOException {
        String config = config("settings: {tenant: from-file}");
        var environment = Map.of("OSTIARY_MEMORY_TENANT", "from-environment");
        String[] flag = {"--set", "tenant=from-flag"};

        assertThat(tenantOf(Map.of(), "--config", config)).isEqualTo("from-file");
        assertThat(tenantOf(environment, "--config", config)).isEqualTo("from-environment");
        assertThat(tenantOf(environment, "--config", config, flag[0], flag[1])).isEqualTo("from-flag");
        assertThat(tenantOf(Map.of())).isEqualTo("main");
    }

    @Test
    void theBackendIsChosenInTheSameOrder() throws IOException {
        String config = config("backend: from-file");

        Ran.command("tools", "--config", config).refused("backend from-file");
        Ran.in(Map.of("OSTIARY_BACKEND", "from-environment"), "tools", "--config", config)
                .refused("backend from-environment");
        Ran ran = Ran.in(Map.of("OSTIARY_BACKEND", "x"), "tools", "--config", config, "--backend", "memory");
        assertThat(ran.status()).isZero();
    }

    @Test
    void flagsTakeThePlaceOfTheFilesToolsetsAndAddToItsExclusions() throws IOException {
        String config = config("""
                toolsets: [roles]
                exclude-tools: [delete_user]
                """);

        Ran ran = Ran.command(
                "tools", "--config", config, "--toolsets", "users", "--exclude-tools", "create_user,import_users");

        assertThat(ran.out())
                .contains("list_users")
                .doesNotContain("list_roles", "delete_user", "create_user", "import_users");
    }

    @Test
    void theFileCannotTakeReadOnlyBack() throws IOException {
        Ran ran = Ran.command("tools", "--config", config("read-only: false"), "--read-only");

        assertThat(ran.out()).contains("get_user").doesNotContain("delete_user", "create_user");
    }

    @Test
    void anEnvironmentVariableIsNamedAfterBackendAndSetting() {
        assertThat(BackendOptions.variable("keycloak", "client.secret")).isEqualTo("OSTIARY_KEYCLOAK_CLIENT_SECRET");
        assertThat(BackendOptions.variable("memory", "access-token.lifetime"))
                .isEqualTo("OSTIARY_MEMORY_ACCESS_TOKEN_LIFETIME");
    }

    private String config(String yaml) throws IOException {
        return Files.writeString(folder.resolve("ostiary.yaml"), yaml).toString();
    }

    /** The tenant that the backend begins with: the one that an import without a tenant goes to. */
    private String tenantOf(Map<String, String> environment, String... options) throws IOException {
        Path users = Files.writeString(folder.resolve("users.json"), "[]");
        for (String tenant : new String[] {"main", "from-file", "from-environment", "from-flag"}) {
            String[] args = new String[options.length + 4];
            System.arraycopy(options, 0, args, 4, options.length);
            args[0] = "import";
            args[1] = users.toString();
            args[2] = "--tenant";
            args[3] = tenant;
            if (Ran.in(environment, args).status() == 0) {
                return tenant;
            }
        }
        throw new AssertionError("no tenant was found");
    }
}
