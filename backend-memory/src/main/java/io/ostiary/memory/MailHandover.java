package io.ostiary.memory;

import io.ostiary.BackendFailureException;
import io.ostiary.IdentityException;
import io.ostiary.Operation;
import io.ostiary.memory.mail.MailSender;

/**
 * Hands mails over, each after what it is about was written.
 *
 * @param sender who takes them
 */
record MailHandover(MailSender sender) {
    /** Hands the mail over, or takes back what it is about. */
    void send(Operation operation, MailDraft draft, Runnable takeBack) {
        try {
            sender.send(draft.render(operation));
        } catch (IdentityException e) {
            takeBack.run();
            throw e;
        } catch (RuntimeException e) {
            takeBack.run();
            throw new BackendFailureException(operation, "the mail could not be sent", e);
        }
    }
}
