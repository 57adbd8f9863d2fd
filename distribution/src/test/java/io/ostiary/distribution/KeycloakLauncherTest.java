package io.ostiary.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.keycloak.KeycloakHarness;
import io.ostiary.keycloak.KeycloakServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program on a real Keycloak, by the words of the README. */
@Timeout(240)
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
        var readme = Walkthrough.of(
                "keycloak", this::value, line -> line.replace("--tenant acme", "--tenant " + realm.tenant()));

        Program.Ended doctor = readme.check(folder);
        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.out()).contains("missing client ostiary, for ", "doctor --fix --tenant " + realm.tenant());

        Program.Ended fix = readme.fix(folder);
        assertThat(fix.status()).as(fix.out()).isZero();
        assertThat(fix.out()).contains("set up client ostiary, for ", ": nothing is missing");
        assertThat(readme.check(folder).status()).isZero();
        readme.serve(folder);
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

        Program.Ended doctor = Program.run(folder, environment, "doctor");

        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.out()).isEmpty();
        assertThat(doctor.errors())
                .contains("refused Ostiary's own credentials")
                .doesNotContain("canary", "\tat ");
    }

    @Test
    void aServerThatCannotBeReachedIsTold() {
        Map<String, String> environment = Map.of("OSTIARY_KEYCLOAK_CLIENT_SECRET", "canary-9d2f");

        Program.Ended doctor = Program.run(
                folder,
                environment,
                "doctor",
                "--backend",
                "keycloak",
                "--set",
                "url=http://127.0.0.1:1",
                "--set",
                "client-id=ostiary",
                "--set",
                "attempts=1");

        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.errors()).contains("Keycloak cannot be reached").doesNotContain("canary", "\tat ");
    }

    private String value(String variable) {
        return switch (variable) {
            case "OSTIARY_KEYCLOAK_URL" -> server.url();
            case "OSTIARY_KEYCLOAK_CLIENT_ID" -> server.clientId();
            case "OSTIARY_KEYCLOAK_CLIENT_SECRET" -> server.secret().reveal();
            default -> throw new AssertionError("not known here: " + variable);
        };
    }
}
