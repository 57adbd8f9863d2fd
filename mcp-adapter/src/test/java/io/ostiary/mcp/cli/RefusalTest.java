package io.ostiary.mcp.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not understood is refused before anything starts: status 2 and one line on standard error. */
@Timeout(60)
class RefusalTest {
    @ParameterizedTest
    @ValueSource(strings = {"run", "tools"})
    void whatNobodyKnows(String command) {
        Ran.command(command, "--bogus").refused("--bogus");
        Ran.command(command, "stray").refused("stray");
        Ran.command(command, "--toolsets", "bogus").refused("names no toolset: bogus", "core, support");
        Ran.command(command, "--tools", "get_use").refused("names no tool: get_use");
        Ran.command(command, "--exclude-tools", "delete_everything").refused("names no tool: delete_everything");
        Ran.command(command, "--unattended", "*_bogus").refused("names no tool: *_bogus");
        Ran.command(command, "--set", "bogus=1").refused("bogus is not a setting", "tenant, issuer");
        Ran.command(command, "--backend", "bogus").refused("bogus is not on the class path", "memory");
        Ran.command(command, "--config", "/nowhere/ostiary.yaml").refused("cannot be read");
    }

    @Test
    void whatIsMalformed() {
        Ran.command("bogus").refused("bogus");
        Ran.command("run", "--http", "many").refused("--http");
        Ran.command("run", "--http", "70000").refused("--http", "65535");
        Ran.command("run", "--http", "0", "--host", "0.0.0.0").refused("loopback");
        Ran.command("run", "--http", "0", "--host", "192.0.2.1").refused("loopback");
        Ran.command("run", "--log-level", "loud").refused("--log-level");
        Ran.command("run", "--tenant", "").refused("tenant");
        Ran.command("run", "--toolsets").refused("--toolsets");
        Ran.command("run", "--set", "lock.failures=many").refused("lock.failures must be a whole number");
        Ran.command("run", "--set", "lock.failures=0", "--set", "session.idle=400d")
                .refused("lock.failures must be 1 to 1000", "session.idle");
        Ran.command("import").refused("FILE");
        Ran.command("run", "--demo", "--backend", "keycloak").refused("--demo is for the memory backend", "keycloak");
        Ran.command("import", "/nowhere/users.json").refused("cannot be read");
    }

    @Test
    void aPortThatIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran.command("run", "--http", String.valueOf(taken.getLocalPort())).refused("cannot be listened on");
        }
    }
}
