package io.ostiary.memory;

import io.ostiary.BackendFailureException;
import io.ostiary.Call;
import io.ostiary.IdentityException;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import io.ostiary.memory.mail.MailSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails over, each after what it is about was written.
 *
 * @param sender who takes them
 * @param clock tells how long a call has still time
 */
record MailHandover(MailSender sender, Clock clock) {
    /** Hands the mail over; takes back what it is about when it certainly did not go out. */
    void send(Operation operation, Call call, MailDraft draft, Runnable takeBack) {
        try {
            sender.send(draft.render(operation), timeLeft(call));
        } catch (IdentityException e) {
            if (!(e instanceof UnavailableException unavailable && unavailable.ambiguous())) {
                takeBack.run();
            }
            throw e;
        } catch (RuntimeException e) {
            takeBack.run();
            throw new BackendFailureException(operation, "the mail could not be sent", e);
        }
    }

    private @Nullable Duration timeLeft(Call call) {
        Instant deadline = call.deadline();
        return deadline == null ? null : Duration.between(clock.instant(), deadline);
    }
}
