package io.ostiary.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.auth0.emulator.Auth0Emulator;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program on an emulated Auth0 tenant, by the words of the README. */
@Timeout(240)
class Auth0LauncherTest {
    @TempDir
    private Path folder;

    @Test
    void theReadmeLeadsToARunningServer() {
        try (Auth0Emulator emulator = Auth0Emulator.start()) {
            var readme = Walkthrough.of("auth0", variable -> value(emulator, variable), UnaryOperator.identity());
            // A domain is reached over https where nothing else is said; the emulator has no certificate.
            readme.environment().put("OSTIARY_AUTH0_URL", emulator.url());

            assertThat(readme.check(folder).out()).contains("auth0: can be reached");
            assertThat(readme.fix(folder).out()).contains(emulator.domain() + ": ");
            Program.Ended checked = readme.check(folder);
            assertThat(checked.out()).doesNotContain("--fix");
            readme.serve(folder);
        }
    }

    private static String value(Auth0Emulator emulator, String variable) {
        return switch (variable) {
            case "OSTIARY_AUTH0_DOMAIN" -> emulator.domain();
            case "OSTIARY_AUTH0_CLIENT_ID" -> emulator.clientId();
            case "OSTIARY_AUTH0_CLIENT_SECRET" -> emulator.clientSecret();
            default -> throw new AssertionError("not known here: " + variable);
        };
    }
}
