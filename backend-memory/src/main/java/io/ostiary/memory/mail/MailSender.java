package io.ostiary.memory.mail;

/** Takes mails on their way. Safe for use by several threads. */
@FunctionalInterface
public interface MailSender {
    /**
     * Sends a mail.
     *
     * @throws RuntimeException when it could not be handed over; the operation then fails as a whole, and an earlier
     *     link stays good
     */
    void send(Mail mail);
}
