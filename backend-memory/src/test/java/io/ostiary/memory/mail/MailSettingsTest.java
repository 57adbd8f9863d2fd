package io.ostiary.memory.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.backend.Settings;
import io.ostiary.memory.mail.MailSettings.Security;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {
    private static final Map<String, String> SERVER =
            Map.of("mail.smtp.host", "mail.acme.example", "mail.from", "no-reply@acme.example");

    @Test
    void withoutSettingsMailsGoWhereTheyWent() {
        var outbox = new Outbox();

        assertThat(of(Map.of()).sender(outbox)).isSameAs(outbox);
    }

    @ParameterizedTest
    @CsvSource({"starttls,587", "tls,465", "none,25"})
    void eachSecurityHasItsPort(String security, int port) {
        assertThat(server("mail.smtp.security", security).port()).isEqualTo(port);
        assertThat(server("mail.smtp.port", "2525").port()).isEqualTo(2525);
    }

    @Test
    void theWayToTheServerIsProtectedUnlessSaidOtherwise() {
        assertThat(Objects.requireNonNull(of(SERVER).server()).security()).isEqualTo(Security.STARTTLS);
    }

    @ParameterizedTest
    @CsvSource({
        "mail.smtp.security,ssl",
        "mail.smtp.username,acme",
        "mail.smtp.password,secret",
        "mail.smtp.read-timeout,1h",
        "mail.from,''"
    })
    void whatCannotBeMeantIsRefused(String name, String value) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> server(name, value))
                .withMessageContaining("mail.");
    }

    @Test
    void aPasswordIsNotSentInTheClear() {
        Map<String, String> clear = new HashMap<>(SERVER);
        clear.putAll(Map.of(
                "mail.smtp.security", "none", "mail.smtp.username", "acme", "mail.smtp.password", "hidden password"));

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> of(clear))
                .withMessageContaining("mail.smtp.password")
                .withMessageNotContaining("hidden password");
    }

    @Test
    void aSenderThatIsNoAddressIsRefused() {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(
                        () -> of(Map.of("mail.smtp.host", "mail.acme.example", "mail.from", "nobody\nBcc: x@y.example"))
                                .sender(new Outbox()))
                .withMessageContaining("mail.from");
    }

    @Test
    void withoutTheLibraryItIsSaidWhichOneIsMissing() throws Exception {
        ClassLoader without = new WithoutMailLibrary();
        Class<?> settings = without.loadClass(MailSettings.class.getName());
        Class<?> senders = without.loadClass(MailSender.class.getName());
        Object mail =
                settings.getMethod("of", Settings.class).invoke(null, Settings.check(MailSettings.DECLARATION, SERVER));

        assertThatExceptionOfType(InvocationTargetException.class)
                .isThrownBy(() -> settings.getMethod("sender", senders).invoke(mail, new Object[] {null}))
                .havingCause()
                .isInstanceOf(NotConfiguredException.class)
                .withMessageContaining("org.eclipse.angus:angus-mail");
    }

    private static MailSettings.Server server(String name, String value) {
        Map<String, String> values = new HashMap<>(SERVER);
        values.put(name, value);
        return Objects.requireNonNull(of(values).server());
    }

    private static MailSettings of(Map<String, String> values) {
        return MailSettings.of(Settings.check(MailSettings.DECLARATION, values));
    }

    /** Defines this package anew, and finds nothing of the mail library. */
    private static final class WithoutMailLibrary extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jakarta.mail.") || name.startsWith("org.eclipse.angus.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(MailSettings.class.getPackageName() + ".")) {
                return super.loadClass(name, resolve);
            }
            try (InputStream bytes = Objects.requireNonNull(
                    MailSettings.class.getResourceAsStream("/" + name.replace('.', '/') + ".class"))) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
