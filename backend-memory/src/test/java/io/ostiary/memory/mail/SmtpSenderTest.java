package io.ostiary.memory.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.memory.mail.MailSettings.Security;
import io.ostiary.memory.mail.MailSettings.Server;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSenderTest {
    private static final Secret PASSWORD = Secret.of("the password of the mail server");

    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        greenMail.start();
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    @Test
    void aMailArrivesAsTextAndAsHtml() throws Exception {
        new SmtpSender(plain(null)).send(Mails.to("ada@example.com", "Grüße 😀"));

        MimeMessage received = greenMail.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Grüße 😀");
        assertThat(received.getFrom()[0]).hasToString("Acme <no-reply@acme.example>");
        assertThat(received.getRecipients(Message.RecipientType.TO)[0]).hasToString("ada@example.com");
        assertThat(received.getMessageID()).endsWith("@acme.example>");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        var parts = (MimeMultipart) received.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(String.valueOf(parts.getBodyPart(0).getContent()).lines())
                .containsExactly("Grüße & co", "Choose: " + Mails.LINK);
        assertThat(String.valueOf(parts.getBodyPart(1).getContent())).contains("<a href=\"" + Mails.LINK + "\">");
    }

    @Test
    void aMailOfATenantWithADomainComesFromThatAndBouncesToTheOperator() throws Exception {
        Mailbox shop = new Mailbox("hello@shop.example", "Zoë's shop");

        new SmtpSender(plain(null)).send(Mails.from(shop, "ada@example.com", "Welcome"));

        MimeMessage received = greenMail.getReceivedMessages()[0];
        assertThat(received.getFrom())
                .containsExactly(new InternetAddress("hello@shop.example", "Zoë's shop", "UTF-8"));
        assertThat(((InternetAddress) received.getFrom()[0]).getPersonal()).isEqualTo("Zoë's shop");
        assertThat(received.getSender()).hasToString("Acme <no-reply@acme.example>");
        assertThat(received.getHeader("Return-Path")).containsExactly("<no-reply@acme.example>");
    }

    @Test
    void aUserWhomTheServerKnowsMaySend() throws FolderException {
        greenMail.setUser("acme@example.com", "acme", PASSWORD.reveal());
        greenMail.getUserManager().setAuthRequired(true);

        new SmtpSender(plain(PASSWORD)).send(Mails.to("ada@example.com"));

        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        greenMail.purgeEmailFromAllMailboxes();
    }

    @Test
    void aUserWhomTheServerRefusesIsToldWithoutThePassword() {
        greenMail.setUser("acme@example.com", "acme", "another");
        greenMail.getUserManager().setAuthRequired(true);

        NotConfiguredException failure = fails(NotConfiguredException.class, plain(PASSWORD));

        assertThat(failure.operation()).contains(Operation.SEND_PASSWORD_RESET);
        assertThat(trace(failure)).doesNotContain(PASSWORD.reveal());
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void whoSpeaksTlsIsSpokenToWithTls(Security security) throws IOException {
        try (var server = TlsMailServer.start(TlsMailServer.LOCALHOST, security)) {
            sender(server, "localhost", TlsMailServer.TRUSTING).send(Mails.to("ada@example.com"));

            assertThat(server.overTls()).contains("AUTH", "MAIL", "DATA");
            assertThat(server.mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail).contains("To: ada@example.com"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void aServerThatNobodyVouchesForGetsNeitherPasswordNorMail(Security security) throws IOException {
        try (var server = TlsMailServer.start(TlsMailServer.LOCALHOST, security)) {
            var sender = sender(server, "localhost", (SSLSocketFactory) SSLSocketFactory.getDefault());

            assertThat(fails(UnavailableException.class, sender).getMessage()).contains("certificate");
            assertThat(server.heard()).doesNotContain("AUTH", "MAIL");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void aServerWithTheCertificateOfAnotherGetsNeitherPasswordNorMail(Security security) throws IOException {
        try (var server = TlsMailServer.start(TlsMailServer.ANOTHER, security)) {
            var sender = sender(server, "localhost", TlsMailServer.TRUSTING);

            assertThat(fails(UnavailableException.class, sender).getMessage()).contains("certificate");
            assertThat(server.heard()).doesNotContain("AUTH", "MAIL");
        }
    }

    @Test
    void aServerWithoutTlsGetsNothingUnlessThatIsWanted() {
        var settings = new Server(
                "127.0.0.1",
                greenMail.getSmtp().getPort(),
                Security.STARTTLS,
                null,
                null,
                "no-reply@acme.example",
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));

        UnavailableException failure = fails(UnavailableException.class, settings);

        assertThat(failure.getMessage()).contains("STARTTLS");
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        UnavailableException failure = fails(UnavailableException.class, at(port, Duration.ofSeconds(5)));

        assertThat(failure.ambiguous()).isFalse();
        assertThat(failure.operation()).contains(Operation.SEND_PASSWORD_RESET);
    }

    @Test
    void aServerThatSaysNothingIsUnavailableInTime() throws IOException {
        try (var silent = new ServerSocket(0)) {
            fails(UnavailableException.class, at(silent.getLocalPort(), Duration.ofMillis(200)));
        }
    }

    @Test
    void aRecipientWhomTheServerRefusesIsAConflict() throws IOException {
        try (var server = TlsMailServer.refusing("RCPT", "550 5.1.1 nobody here", Security.TLS)) {
            fails(ConflictException.class, sender(server, "localhost", TlsMailServer.TRUSTING));
        }
    }

    @Test
    void aRecipientWhomTheServerRefusesForNowIsUnavailable() throws IOException {
        try (var server = TlsMailServer.refusing("RCPT", "451 4.7.1 later", Security.TLS)) {
            var failure = fails(UnavailableException.class, sender(server, "localhost", TlsMailServer.TRUSTING));

            assertThat(failure.ambiguous()).isFalse();
        }
    }

    @Test
    void aMailThatIsNotConfirmedMayHaveGoneOut() throws IOException {
        try (var server = TlsMailServer.refusing(".", "451 4.3.0 something happened", Security.TLS)) {
            var failure = fails(UnavailableException.class, sender(server, "localhost", TlsMailServer.TRUSTING));

            assertThat(failure.ambiguous()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com\r\nBcc: eve@example.com",
                "ada@example.com\nRCPT TO:<eve@example.com>",
                "ada@example.com, eve@example.com",
                "Ada <ada@example.com>"
            })
    void anAddressIsOneAddress(String address) {
        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> Mails.to(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello\r\nBcc: eve@example.com", "Hello\nBcc: eve@example.com", "Hello\rX: y"})
    void aSubjectIsOneHeader(String subject) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> Mails.to("ada@example.com", subject));
    }

    @Test
    void aLongSubjectIsFoldedIntoOneHeader() throws Exception {
        new SmtpSender(plain(null)).send(Mails.to("ada@example.com", "long ".repeat(100) + "Ü"));

        MimeMessage received = greenMail.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("long ".repeat(100) + "Ü");
        assertThat(GreenMailUtil.getHeaders(received).lines()).allMatch(line -> line.length() < 998);
    }

    private Server plain(@Nullable Secret password) {
        return new Server(
                "127.0.0.1",
                greenMail.getSmtp().getPort(),
                Security.NONE,
                password == null ? null : "acme",
                password,
                "Acme <no-reply@acme.example>",
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    private static Server at(int port, Duration timeout) {
        return new Server("127.0.0.1", port, Security.NONE, null, null, "no-reply@acme.example", timeout, timeout);
    }

    private static SmtpSender sender(TlsMailServer server, String host, SSLSocketFactory tls) {
        var settings = new Server(
                host,
                server.port(),
                server.security(),
                "acme",
                PASSWORD,
                "no-reply@acme.example",
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        return new SmtpSender(settings, tls);
    }

    private static <X extends IdentityException> X fails(Class<X> type, Server server) {
        return fails(type, new SmtpSender(server));
    }

    private static <X extends IdentityException> X fails(Class<X> type, SmtpSender sender) {
        try {
            sender.send(Mails.to("ada@example.com"));
        } catch (IdentityException e) {
            assertThat(e).isInstanceOf(type);
            assertThat(e.getMessage()).doesNotContain(PASSWORD.reveal(), "jakarta", "angus");
            return type.cast(e);
        }
        throw new AssertionError("the mail was sent");
    }

    private static String trace(Throwable failure) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.add(String.valueOf(cause.getMessage()));
        }
        return String.join("\n", messages);
    }
}
