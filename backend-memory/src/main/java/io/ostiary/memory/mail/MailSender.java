package io.ostiary.memory.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes mails on their way. Safe for use by several threads. */
@FunctionalInterface
public interface MailSender {
    /**
     * Sends a mail.
     *
     * @throws io.ostiary.UnavailableException that is ambiguous when the mail may have gone out all the same; its link then
     *     works, and so does an earlier one
     * @throws RuntimeException when it did not go out; the operation then fails as a whole, and an earlier link stays good
     */
    void send(Mail mail);

    /**
     * Sends a mail for somebody who does not wait for ever.
     *
     * @param within how long it may take, or null when nobody minds; a sender that never waits need not look
     * @throws RuntimeException as {@link #send(Mail)} does
     */
    default void send(Mail mail, @Nullable Duration within) {
        send(mail);
    }
}
