package io.ostiary.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.keycloak.KeycloakHarness;
import io.ostiary.keycloak.KeycloakServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a real Keycloak, by the words of the README. */
class KeycloakLauncherTest {
    private final KeycloakServer server = KeycloakServer.running();
    private final KeycloakHarness realm = new KeycloakHarness();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void theReadmeLeadsToARunningServer() {
        Map<String, String> environment = new HashMap<>();
        List<String> commands = new Document("README.md")
                .part("keycloak")
                .lines()
                .filter(line -> {
                    if (line.startsWith("export ")) {
                        String variable = line.substring("export ".length(), line.indexOf('='));
                        environment.put(variable, value(variable));
                    }
                    return line.startsWith("./ostiary ");
                })
                .toList();
        assertThat(commands).hasSize(3);

        Ended doctor = run(environment, commands.get(0));
        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.out()).contains("missing client ostiary, for ", "doctor --fix --tenant " + realm.tenant());

        Ended fix = run(environment, commands.get(1));
        assertThat(fix.status()).as(fix.out()).isZero();
        assertThat(fix.out()).contains("set up client ostiary, for ", ": nothing is missing");
        assertThat(run(environment, commands.get(0)).status()).isZero();

        try (Program program = Program.start(folder, environment, arguments(commands.get(2)))) {
            LauncherTest.ask(program, LauncherTest.INITIALIZE);
            program.send(LauncherTest.INITIALIZED);
            JsonNode created = LauncherTest.ask(program, """
                    {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"create_user",\
                    "arguments":{"email":"ada@example.com","given_name":"Ada"}}}""");
            JsonNode found = LauncherTest.ask(program, """
                    {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"list_users",\
                    "arguments":{"query":"ada"}}}""");

            assertThat(created.at("/result/isError").asBoolean()).isFalse();
            assertThat(found.at("/result/structuredContent/users/0/email").asText())
                    .isEqualTo("ada@example.com");
            assertThat(program.end()).isZero();
            assertThat(program.errors()).doesNotContain(server.secret().reveal());
        }
    }

    @Test
    void credentialsThatKeycloakRefusesAreToldWithoutThem() {
        Map<String, String> environment = Map.of(
                "OSTIARY_BACKEND",
                "keycloak",
                "OSTIARY_KEYCLOAK_URL",
                server.url(),
                "OSTIARY_KEYCLOAK_CLIENT_ID",
                server.clientId(),
                "OSTIARY_KEYCLOAK_CLIENT_SECRET",
                "canary-9d2f");

        Ended doctor = run(environment, "./ostiary doctor");

        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.out()).isEmpty();
        assertThat(doctor.errors())
                .contains("refused Ostiary's own credentials")
                .doesNotContain("canary", "\tat ");
    }

    @Test
    void aServerThatCannotBeReachedIsTold() {
        Map<String, String> environment = Map.of("OSTIARY_KEYCLOAK_CLIENT_SECRET", "canary-9d2f");

        Ended doctor = run(
                environment,
                "./ostiary doctor --backend keycloak --set url=http://127.0.0.1:1 --set client-id=ostiary --set"
                        + " attempts=1");

        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.errors()).contains("Keycloak cannot be reached").doesNotContain("canary", "\tat ");
    }

    private Ended run(Map<String, String> environment, String line) {
        try (Program program = Program.start(folder, environment, arguments(line))) {
            int status = program.end();
            return new Ended(status, String.join("\n", program.unread()), program.errors());
        }
    }

    private String[] arguments(String line) {
        return line.replace("./ostiary ", "")
                .replace(" --tenant acme", " --tenant " + realm.tenant())
                .split(" ", -1);
    }

    private String value(String variable) {
        return switch (variable) {
            case "OSTIARY_KEYCLOAK_URL" -> server.url();
            case "OSTIARY_KEYCLOAK_CLIENT_ID" -> server.clientId();
            case "OSTIARY_KEYCLOAK_CLIENT_SECRET" -> server.secret().reveal();
            default -> throw new AssertionError("not known here: " + variable);
        };
    }

    private record Ended(int status, String out, String errors) {}
}
