package io.ostiary.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.backend.Backends;
import io.ostiary.backend.Directory;
import io.ostiary.backend.Finding;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Setup;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.tenant.Tenants;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final TenantId MAIN = TenantId.of("main");

    private final IdentityBackend memory = Backends.open(Map.of());
    private final List<Finding> missing = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void memoryLacksNothing() {
        Ran ran = Ran.command("doctor");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines())
                .containsExactly(
                        "memory: can be reached and accepts the credentials; tenants in reach: 1",
                        "main: nothing is missing");
        assertThat(Ran.command("doctor", "--fix").status()).isZero();
    }

    @Test
    void aTenantThatIsNotThereFails() {
        Ran ran = Ran.command("doctor", "--tenant", "nowhere,main");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("nowhere: ", "main: nothing is missing");
    }

    @Test
    void whatIsMissingIsToldWithWhoNeedsItAndTheRemedy() {
        missing.add(fixable("client ostiary"));
        missing.add(
                new Finding(MAIN, "smtpServer", "name a mail server", Set.of(Operation.SEND_PASSWORD_RESET), false));

        assertThat(checkup().check(List.of())).isFalse();

        assertThat(lines())
                .containsExactly(
                        "memory: can be reached and accepts the credentials; tenants in reach: 1",
                        "main: missing client ostiary, for authenticate_user, refresh_session",
                        "  create it",
                        "main: missing smtpServer, for send_password_reset",
                        "  name a mail server",
                        "  or run ostiary doctor --fix --tenant main, which sets up 1 of 2");
        assertThat(missing).hasSize(2);
    }

    @Test
    void fixingListsWhatWasChangedAndWhatIsLeft() {
        missing.add(fixable("client ostiary"));

        assertThat(checkup().fix(List.of(MAIN))).isTrue();

        assertThat(lines())
                .containsExactly(
                        "main: set up client ostiary, for authenticate_user, refresh_session",
                        "main: nothing is missing");
        assertThat(missing).isEmpty();
    }

    @Test
    void fixingOneOfSeveralTenantsNeedsItsName() {
        memory.tenants(Call.system("test"))
                .create(new NewTenant(TenantId.of("acme"), "Acme", TenantSettings.DEFAULT), IfExists.FAIL);
        missing.add(fixable("client ostiary"));

        assertThatThrownBy(() -> checkup().fix(List.of()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContainingAll("--tenant", "acme, main");

        assertThat(missing).hasSize(1);
    }

    private static Finding fixable(String setting) {
        return new Finding(
                MAIN, setting, "create it", Set.of(Operation.AUTHENTICATE_USER, Operation.REFRESH_SESSION), true);
    }

    private Checkup checkup() {
        return new Checkup(new Lacking(), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private Stream<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines();
    }

    /** The memory backend, whose main tenant misses something. */
    private final class Lacking implements IdentityBackend, Setup {
        @Override
        public Setup setup(Call call) {
            return this;
        }

        @Override
        public List<Finding> check(TenantId tenant) {
            if (!tenant.equals(MAIN)) {
                throw new NotFoundException(Operation.GET_TENANT, "tenant", tenant.value());
            }
            return List.copyOf(missing);
        }

        @Override
        public List<Finding> fix(TenantId tenant) {
            List<Finding> fixed =
                    check(tenant).stream().filter(Finding::fixable).toList();
            missing.removeAll(fixed);
            return fixed;
        }

        @Override
        public String name() {
            return memory.name();
        }

        @Override
        public Capabilities capabilities() {
            return memory.capabilities();
        }

        @Override
        public Tenants tenants(Call call) {
            return memory.tenants(call);
        }

        @Override
        public Directory directory(TenantId tenant, Call call) {
            return memory.directory(tenant, call);
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
