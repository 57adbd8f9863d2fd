package io.ostiary.memory.mail;

import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import io.ostiary.memory.mail.MailSettings.Security;
import io.ostiary.memory.mail.MailSettings.Server;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;

/** Hands mails over to a mail server, whose certificate must be for its name, before the operation that sends them ends. */
final class SmtpSender implements MailSender {
    private static final int PERMANENT = 500;

    private final Server server;
    private final InternetAddress from;
    private final Session session;

    SmtpSender(Server server) {
        this(server, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    SmtpSender(Server server, SSLSocketFactory tls) {
        this.server = server;
        this.from = sender(server.from());
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.from", from.getAddress()); // where bounces go, whoever the author is
        properties.setProperty("mail.smtp.auth", String.valueOf(server.username() != null));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(server.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(server.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.security() == Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls);
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                String.valueOf(server.connectTimeout().toMillis()));
        properties.setProperty(
                "mail.smtp.timeout", String.valueOf(server.readTimeout().toMillis()));
        properties.setProperty(
                "mail.smtp.writetimeout", String.valueOf(server.readTimeout().toMillis()));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.mime.allowutf8", "true");
        this.session = Session.getInstance(properties);
    }

    @Override
    public void send(Mail mail) {
        Operation operation = mail.operation();
        MailMessage message = message(mail);
        Transport transport = connect(operation);
        try {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw refused(operation, e);
        } finally {
            close(transport);
        }
    }

    private MailMessage message(Mail mail) {
        try {
            return new MailMessage(session, from, mail);
        } catch (MessagingException e) {
            throw new ConflictException(mail.operation(), "no mail can be addressed to " + mail.to(), e);
        }
    }

    private Transport connect(Operation operation) {
        Transport transport = null;
        try {
            transport = session.getTransport();
            transport.connect(
                    server.host(),
                    server.port(),
                    server.username(),
                    server.password() == null ? null : server.password().reveal());
            return transport;
        } catch (AuthenticationFailedException e) {
            throw new NotConfiguredException(
                    operation,
                    "a user that the mail server knows",
                    "it refuses mail.smtp.username with mail.smtp.password",
                    e);
        } catch (MessagingException e) {
            throw new UnavailableException(
                    operation,
                    "no connection to the mail server " + server.host() + ":" + server.port() + ": " + reason(e),
                    false,
                    e);
        }
    }

    private String reason(MessagingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "it shows no certificate for that name that is trusted here";
            }
        }
        boolean plain = String.valueOf(e.getMessage()).startsWith("STARTTLS is required");
        return plain ? "it offers no STARTTLS" : "it does not answer as a mail server";
    }

    private static IdentityException refused(Operation operation, MessagingException e) {
        for (Exception next = e;
                next != null;
                next = next instanceof MessagingException m ? m.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException address) {
                return address.getReturnCode() >= PERMANENT
                        ? new ConflictException(operation, "the mail server refuses the recipient's address", e)
                        : new UnavailableException(
                                operation, "the mail server takes no mail for the recipient now", false, e);
            }
        }
        return new UnavailableException(operation, "the mail server did not confirm that it took the mail", true, e);
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // the mail is handed over, or its failure is told already
        }
    }

    private static InternetAddress sender(String text) {
        @Nullable InternetAddress address;
        try {
            address = new InternetAddress(text, true);
            address.validate();
            return address;
        } catch (AddressException e) {
            throw new InvalidArgumentException("mail.from", "must be an address such as Acme <no-reply@acme.example>");
        }
    }
}
