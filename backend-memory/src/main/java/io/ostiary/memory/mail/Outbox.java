package io.ostiary.memory.mail;

import io.ostiary.CaseFold;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Where mails end up while there is no mail server: readable, and bounded, so that the oldest give way. */
public final class Outbox implements MailSender {
    /** How many mails are kept. */
    public static final int CAPACITY = 1000;

    private final Deque<Mail> mails = new ArrayDeque<>();

    /** An outbox with nothing in it. */
    public Outbox() {}

    @Override
    public synchronized void send(Mail mail) {
        if (mails.size() == CAPACITY) {
            mails.removeFirst();
        }
        mails.addLast(mail);
    }

    /** The mails that are kept, oldest first. */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** The newest mail to that address, whatever its case. */
    public synchronized Optional<Mail> lastTo(String address) {
        Optional<Mail> last = Optional.empty();
        for (Mail mail : mails) {
            last = CaseFold.same(mail.to(), address) ? Optional.of(mail) : last;
        }
        return last;
    }

    /** Forgets every mail. */
    public synchronized void clear() {
        mails.clear();
    }
}
