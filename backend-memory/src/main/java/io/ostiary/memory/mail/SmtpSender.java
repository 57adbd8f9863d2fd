package io.ostiary.memory.mail;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import io.ostiary.memory.mail.MailSettings.Server;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Hands mails over to a mail server, whose certificate must be for its name, before the operation that sends them ends. */
final class SmtpSender implements MailSender {
    private final InternetAddress from;
    private final SmtpConnector connector;

    SmtpSender(Server server) {
        this(server, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    SmtpSender(Server server, SSLSocketFactory tls) {
        this.from = sender(server.from());
        this.connector = new SmtpConnector(server, from.getAddress(), tls);
    }

    @Override
    public void send(Mail mail) {
        send(mail, null);
    }

    @Override
    public void send(Mail mail, @Nullable Duration within) {
        long begun = System.nanoTime();
        Operation operation = mail.operation();
        requireTime(operation, within, begun);
        MailMessage message = message(mail);
        Optional<String> beyondAscii = message.addressBeyondAscii();
        SMTPTransport transport = connector.connect(operation, within, beyondAscii.isPresent());
        try {
            if (beyondAscii.isPresent() && !transport.supportsExtension("SMTPUTF8")) {
                throw new ConflictException(
                        operation, "the mail server takes no address with such letters as " + beyondAscii.get());
            }
            requireTime(operation, within, begun);
            transport.sendMessage(message, new Address[] {message.recipient()});
        } catch (MessagingException e) {
            throw SmtpRefusal.of(operation, message.isWritten(), e);
        } finally {
            close(transport);
        }
    }

    /** Nothing is begun for somebody who does not wait for it any more. */
    private static void requireTime(Operation operation, @Nullable Duration within, long begun) {
        if (within != null && within.compareTo(Duration.ofNanos(System.nanoTime() - begun)) <= 0) {
            throw new UnavailableException(operation, "the deadline has passed", false, null);
        }
    }

    private MailMessage message(Mail mail) {
        try {
            return new MailMessage(from, mail);
        } catch (MessagingException e) {
            throw new ConflictException(mail.operation(), "no mail can be addressed to " + mail.to(), e);
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // the mail is handed over, or its failure is told already
        }
    }

    private static InternetAddress sender(String text) {
        try {
            var address = new InternetAddress(text, true);
            address.validate();
            return MailAddress.of(address.getAddress(), address.getPersonal());
        } catch (AddressException e) {
            throw new InvalidArgumentException("mail.from", "must be an address such as Acme <no-reply@acme.example>");
        }
    }
}
