package io.ostiary.memory.mail;

import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import jakarta.mail.MessagingException;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What it means that a mail server did not take a mail: an answer is certain, and only silence leaves it open. */
final class SmtpRefusal {
    private static final Set<Integer> OF_THE_USER = Set.of(530, 534, 535, 538); // RFC 4954 §6
    private static final Set<Integer> OF_THE_SENDER = Set.of(550, 553); // RFC 5321 §4.3.2, to MAIL
    private static final int TRANSIENT = 400;
    private static final int PERMANENT = 500;

    private SmtpRefusal() {}

    /**
     * The failure of the operation.
     *
     * @param written whether the whole mail was written before
     */
    static IdentityException of(Operation operation, boolean written, MessagingException e) {
        for (Exception next = e;
                next != null;
                next = next instanceof MessagingException m ? m.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= TRANSIENT) {
                return ofTheRecipient(operation, refused.getReturnCode(), e);
            }
            if (next instanceof SMTPSendFailedException refused && refused.getReturnCode() >= TRANSIENT) {
                return ofTheMail(operation, refused.getCommand(), refused.getReturnCode(), e);
            }
        }
        return written
                ? new UnavailableException(operation, "the mail server did not confirm that it took the mail", true, e)
                : new UnavailableException(operation, "the mail server broke off before it had the mail", false, e);
    }

    /** The failure when the server does not let the user in, with that answer, or with none. */
    static IdentityException ofTheUser(Operation operation, int code, MessagingException e) {
        return code < TRANSIENT || code >= PERMANENT
                ? new NotConfiguredException(
                        operation,
                        "a user that the mail server knows",
                        "set mail.smtp.username and mail.smtp.password to those of one that it lets in",
                        e)
                : new UnavailableException(operation, "the mail server lets nobody in now", false, e);
    }

    private static IdentityException ofTheRecipient(Operation operation, int code, MessagingException e) {
        if (OF_THE_USER.contains(code)) {
            return ofTheUser(operation, code, e);
        }
        return code >= PERMANENT
                ? new ConflictException(operation, "the mail server refuses the recipient's address", e)
                : new UnavailableException(operation, "the mail server takes no mail for the recipient now", false, e);
    }

    private static IdentityException ofTheMail(Operation operation, String command, int code, MessagingException e) {
        if (OF_THE_USER.contains(code)) {
            return ofTheUser(operation, code, e);
        }
        if (OF_THE_SENDER.contains(code) && command.startsWith("MAIL ")) {
            return new NotConfiguredException(
                    operation, "a sender that the mail server accepts", "it refuses the address in mail.from", e);
        }
        return code >= PERMANENT
                ? new ConflictException(operation, "the mail server refuses the mail", e)
                : new UnavailableException(operation, "the mail server takes no mail now", false, e);
    }
}
