package io.ostiary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, until when, and from where. Audit, retries and time-outs read it; no backend grants anything by it.
 *
 * @param actor who asks, for example {@code operator} or {@code system:nightly-sync}
 * @param requestId identifies the request in logs and audit events
 * @param deadline the instant after which the answer is of no use any more, or null for none; an operation that is called
 *     later throws {@link UnavailableException} and does nothing
 * @param origin where the call entered the process
 */
public record Call(String actor, String requestId, @Nullable Instant deadline, Origin origin) {

    /** Checks that the actor and the request id are there. */
    public Call {
        new Violations()
                .line("actor", actor, 1, 255)
                .line("request_id", requestId, 1, 255)
                .throwIfAny();
    }

    /** A call by a job of the embedding program, without a deadline. */
    public static Call system(String job) {
        return new Call("system:" + job, UUID.randomUUID().toString(), null, Origin.EMBEDDED);
    }

    /**
     * How long something that begins now may take.
     *
     * @param longest how long at most, also where there is no deadline
     * @param clock tells how long it is until the deadline
     * @return that, or less where the deadline is nearer; zero when it has passed
     */
    public Duration timeFor(Duration longest, Clock clock) {
        if (deadline == null) {
            return longest;
        }
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(longest) < 0 ? left : longest;
    }

    /** The same call with a deadline. */
    public Call until(Instant newDeadline) {
        return new Call(actor, requestId, newDeadline, origin);
    }
}
