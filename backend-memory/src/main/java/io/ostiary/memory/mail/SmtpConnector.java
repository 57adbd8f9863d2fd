package io.ostiary.memory.mail;

import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.memory.mail.MailSettings.Security;
import io.ostiary.memory.mail.MailSettings.Server;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Connects to a mail server as its settings say. */
final class SmtpConnector {
    private final Server server;
    private final String bouncesTo;
    private final SSLSocketFactory tls;

    /**
     * A connector.
     *
     * @param bouncesTo where mails go back to that cannot be delivered, whoever their author is
     */
    SmtpConnector(Server server, String bouncesTo, SSLSocketFactory tls) {
        this.server = server;
        this.bouncesTo = bouncesTo;
        this.tls = tls;
    }

    /**
     * Connects, and signs in where there is a user.
     *
     * @param within how long each step may take at most, or null for as long as is configured
     * @param beyondAscii whether the mail has addresses that only some servers take
     */
    SMTPTransport connect(Operation operation, @Nullable Duration within, boolean beyondAscii) {
        SMTPTransport transport = null;
        try {
            transport = (SMTPTransport) session(within, beyondAscii).getTransport();
            transport.connect(server.host(), server.port(), server.username(), password());
            return transport;
        } catch (AuthenticationFailedException e) {
            int answer = transport == null ? 0 : transport.getLastReturnCode();
            if (answer > 0) {
                throw SmtpRefusal.ofTheUser(operation, answer, e);
            }
            throw unreachable(operation, e);
        } catch (MessagingException e) {
            throw unreachable(operation, e);
        }
    }

    private Session session(@Nullable Duration within, boolean beyondAscii) {
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.from", bouncesTo);
        properties.setProperty("mail.smtp.auth", String.valueOf(server.username() != null));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(server.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(server.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.security() == Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls);
        properties.setProperty("mail.smtp.connectiontimeout", millis(server.connectTimeout(), within));
        properties.setProperty("mail.smtp.timeout", millis(server.readTimeout(), within));
        properties.setProperty("mail.smtp.writetimeout", millis(server.readTimeout(), within));
        properties.setProperty("mail.smtp.quitwait", "false");
        // A password beyond ASCII is sent in UTF-8 (RFC 4616 §2) with this only.
        properties.setProperty("mail.mime.allowutf8", String.valueOf(beyondAscii || !hasAsciiUser()));
        return Session.getInstance(properties);
    }

    private boolean hasAsciiUser() {
        return MailAddress.isAscii(server.username() + password());
    }

    private @Nullable String password() {
        Secret password = server.password();
        return password == null ? null : password.reveal();
    }

    /** The shorter of both, and never none, which would be for ever. */
    private static String millis(Duration configured, @Nullable Duration within) {
        Duration shorter = within == null || configured.compareTo(within) < 0 ? configured : within;
        return String.valueOf(Math.max(1, shorter.toMillis()));
    }

    private UnavailableException unreachable(Operation operation, MessagingException e) {
        return new UnavailableException(
                operation,
                "no connection to the mail server " + server.host() + ":" + server.port() + ": " + reason(e),
                false,
                e);
    }

    private static String reason(MessagingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "it shows no certificate for that name that is trusted here";
            }
        }
        boolean plain = String.valueOf(e.getMessage()).startsWith("STARTTLS is required");
        return plain ? "it offers no STARTTLS" : "it does not answer as a mail server";
    }
}
