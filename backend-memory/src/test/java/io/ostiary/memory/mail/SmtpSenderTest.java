package io.ostiary.memory.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

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
import org.junit.jupiter.params.provider.CsvSource;
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
    void aServerIsWaitedForNoLongerThanTheCallWaits() throws IOException {
        try (var silent = new ServerSocket(0)) {
            var sender = new SmtpSender(at(silent.getLocalPort(), Duration.ofMinutes(5)));

            UnavailableException failure = assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> fails(
                            UnavailableException.class,
                            () -> sender.send(Mails.to("ada@example.com"), Duration.ofMillis(200))));

            assertThat(failure.ambiguous()).isFalse();
        }
    }

    @Test
    void aServerIsNotAskedForACallThatDoesNotWaitAnyMore() throws IOException {
        try (var server = TlsMailServer.start(TlsMailServer.LOCALHOST, Security.TLS)) {
            var sender = sender(server, "localhost", TlsMailServer.TRUSTING);

            fails(UnavailableException.class, () -> sender.send(Mails.to("ada@example.com"), Duration.ZERO));

            assertThat(server.heard()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH,535 5.7.8 who are you",
        "MAIL,530 5.7.0 sign in first",
        "RCPT,530 5.7.0 sign in first",
        "MAIL,550 5.7.1 not from here",
        "MAIL,553 5.7.1 not yours"
    })
    void aUserOrASenderWhomTheServerRefusesIsNotConfigured(String command, String answer) throws IOException {
        IdentityException failure = answered(command, answer);

        assertThat(failure).isInstanceOf(NotConfiguredException.class).hasMessageContaining("mail.");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,550 5.1.1 nobody here",
        "RCPT,553 5.1.3 no such address",
        "MAIL,552 5.3.4 too big",
        "DATA,554 5.5.1 no",
        ".,550 5.7.1 spam",
        ".,554 5.7.1 spam"
    })
    void aRecipientOrAMailThatTheServerRefusesIsAConflict(String command, String answer) throws IOException {
        assertThat(answered(command, answer)).isInstanceOf(ConflictException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH,454 4.7.0 later",
        "MAIL,451 4.3.0 later",
        "RCPT,451 4.7.1 later",
        "DATA,451 4.3.0 later",
        ".,451 4.3.0 later",
        "AUTH,''",
        "MAIL,''",
        "RCPT,''",
        "DATA,''"
    })
    void aServerThatTakesNothingNowTookNothing(String command, String answer) throws IOException {
        IdentityException failure = answered(command, answer);

        assertThat(failure)
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        unavailable -> assertThat(unavailable.ambiguous()).isFalse());
    }

    @Test
    void aMailThatIsNotAnsweredMayHaveGoneOut() throws IOException {
        IdentityException failure = answered(".", TlsMailServer.SILENCE);

        assertThat(failure)
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        unavailable -> assertThat(unavailable.ambiguous()).isTrue());
    }

    @Test
    void aServerThatReadsAsciiOnlyIsWrittenNothingElse() throws IOException {
        try (var server = TlsMailServer.start(TlsMailServer.LOCALHOST, Security.TLS)) {
            Mailbox shop = new Mailbox("hello@bücher.example", "Zoë's shop");

            sender(server, "Äcme <no-reply@äcme.example>").send(Mails.from(shop, "ada@bücher.example", "Grüße"));

            assertThat(server.lines())
                    .contains("MAIL FROM:<no-reply@xn--cme-pla.example>", "RCPT TO:<ada@xn--bcher-kva.example>");
            assertThat(server.mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail)
                            .matches("\\p{ASCII}*")
                            .contains("To: ada@xn--bcher-kva.example", "<hello@xn--bcher-kva.example>"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jörg@example.com", "ada@straße.de"})
    void anAddressBeyondAsciiIsWrittenToNobodyWhoCannotReadIt(String address) throws IOException {
        try (var server = TlsMailServer.start(TlsMailServer.LOCALHOST, Security.TLS)) {
            var sender = sender(server, "localhost", TlsMailServer.TRUSTING);

            fails(ConflictException.class, () -> sender.send(Mails.to(address)));

            assertThat(server.heard()).doesNotContain("MAIL");
        }
    }

    @Test
    void anAddressBeyondAsciiAloneIsWrittenInUtf8ToWhoCanReadIt() throws IOException {
        try (var server =
                TlsMailServer.answering("EHLO", "250-localhost\r\n250-SMTPUTF8\r\n250 AUTH PLAIN", Security.TLS)) {
            Mailbox shop = new Mailbox("hello@shop.example", "Zoë's shop");
            var sender = sender(server, "localhost", TlsMailServer.TRUSTING);

            sender.send(Mails.from(shop, "jörg@straße.de", "Hello"));
            sender.send(Mails.from(shop, "ada@example.com", "Hello"));

            assertThat(server.lines())
                    .containsSubsequence(
                            "MAIL FROM:<no-reply@acme.example> SMTPUTF8",
                            "RCPT TO:<jörg@straße.de>",
                            "MAIL FROM:<no-reply@acme.example>");
            assertThat(server.mails().get(0))
                    .contains("To: jörg@straße.de", "From: =?UTF-8?Q?Zo=C3=AB=27s_shop?= <hello@shop.example>");
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
        return new SmtpSender(at(server, host, "no-reply@acme.example"), tls);
    }

    private static SmtpSender sender(TlsMailServer server, String from) {
        return new SmtpSender(at(server, "localhost", from), TlsMailServer.TRUSTING);
    }

    private static Server at(TlsMailServer server, String host, String from) {
        return new Server(
                host,
                server.port(),
                server.security(),
                "acme",
                PASSWORD,
                from,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    /** How it fails when that is the answer to that command, or to the end of the mail. */
    private static IdentityException answered(String command, String answer) throws IOException {
        try (var server = TlsMailServer.answering(command, answer, Security.TLS)) {
            return fails(IdentityException.class, sender(server, "localhost", TlsMailServer.TRUSTING));
        }
    }

    private static <X extends IdentityException> X fails(Class<X> type, Server server) {
        return fails(type, new SmtpSender(server));
    }

    private static <X extends IdentityException> X fails(Class<X> type, SmtpSender sender) {
        return fails(type, () -> sender.send(Mails.to("ada@example.com")));
    }

    private static <X extends IdentityException> X fails(Class<X> type, Runnable sending) {
        try {
            sending.run();
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
