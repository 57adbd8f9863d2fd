package io.ostiary.billing;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Violation;
import io.ostiary.Violations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Usage events to report at once: all of them count, or none.
 *
 * @param events 1 to 500
 * @param idempotencyKey what the batch is known by if it has to be reported again, 1 to 99 characters of a key; null
 *     when every report counts
 */
public record UsageBatch(List<UsageEvent> events, @Nullable String idempotencyKey) {
    /** The most events. */
    public static final int MAX_EVENTS = 500;

    /** How long after it happened usage can be reported, and how long a key is remembered. */
    public static final Duration REPORTABLE = Duration.ofDays(35);

    /** How far the clock of who reports may be ahead. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /**
     * Checks the number and the key.
     *
     * @throws InvalidArgumentException with everything that is wrong
     */
    public UsageBatch {
        events = List.copyOf(events);
        new Violations()
                .require(!events.isEmpty() && events.size() <= MAX_EVENTS, "events", "must be 1 to " + MAX_EVENTS)
                .key("idempotency_key", idempotencyKey)
                .throwIfAny();
    }

    /** A batch of those events, each report of which counts. */
    public static UsageBatch of(UsageEvent... events) {
        return new UsageBatch(List.of(events), null);
    }

    /** The same, known by that key. */
    public UsageBatch withIdempotencyKey(String key) {
        return new UsageBatch(events, key);
    }

    /**
     * Refuses events of a time that usage is not reported for.
     *
     * @throws InvalidArgumentException when one is more than {@link #REPORTABLE} ago, or in the future
     */
    public void requireReportable(Instant now) {
        Instant earliest = now.minus(REPORTABLE);
        Instant latest = now.plus(SKEW);
        boolean inTime = events.stream()
                .map(UsageEvent::at)
                .filter(Objects::nonNull)
                .noneMatch(at -> at.isBefore(earliest) || at.isAfter(latest));
        if (!inTime) {
            throw new InvalidArgumentException(
                    Operation.REPORT_USAGE,
                    List.of(new Violation("events.at", "must be neither in the future nor more than 35 days ago")));
        }
    }
}
