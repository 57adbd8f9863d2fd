package io.ostiary.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.backend.Backends;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void mailsAreListedNewestFirstWithoutTheirLinksAndShownOneByOne() {
        Path outbox = folder.resolve("outbox");
        try (IdentityBackend backend =
                Backends.open("memory", Map.of("mail.outbox", outbox.toString()), Runtime.SYSTEM)) {
            var users =
                    backend.directory(TenantId.of("main"), Call.system("test")).users();
            User ada = users.create(NewUser.withEmail("ada@example.com").build());
            users.sendEmailVerification(ada.id());
            users.sendPasswordReset(ada.id(), null);
        }

        assertThat(run("outbox", "--set", "mail.outbox=" + outbox)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        newest -> assertThat(newest)
                                .startsWith("  1  ")
                                .endsWith("  ada@example.com  Choose a new password"),
                        older -> assertThat(older).startsWith("  2  ").endsWith("  Confirm your e-mail address"));
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("token=");

        out.reset();
        assertThat(run("outbox", "1", "--set", "mail.outbox=" + outbox)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("/reset-password?token=");
        assertThat(run("outbox", "3", "--set", "mail.outbox=" + outbox)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("NUMBER", "2 mails");
    }

    @Test
    void aMailCannotDriveTheTerminal() throws IOException {
        Files.writeString(folder.resolve("1.mail"), "Subject: a\u001b[2Jb\n\nbody\u001b]0;x\u0007 end\n");

        assertThat(run("outbox", "--set", "mail.outbox=" + folder)).isZero();
        assertThat(run("outbox", "1", "--set", "mail.outbox=" + folder)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("a[2Jb", "end")
                .doesNotContain("\u001b", "\u0007");
    }

    @Test
    void aMailThatIsGoneBeforeItIsReadIsPassedOver() throws IOException {
        Files.writeString(folder.resolve("1.mail"), "Subject: older\n\nbody\n");
        Files.createSymbolicLink(folder.resolve("2.mail"), folder.resolve("gone"));

        assertThat(run("outbox", "--set", "mail.outbox=" + folder)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("  2  ").endsWith("older"));
        assertThat(run("outbox", "1", "--set", "mail.outbox=" + folder)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("NUMBER", "given way");
    }

    @Test
    void anEmptyOutboxIsSaid() {
        assertThat(run("outbox", "--set", "mail.outbox=" + folder.resolve("none")))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("No mails in ");
    }

    private int run(String... arguments) {
        return Ostiary.execute(
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }
}
