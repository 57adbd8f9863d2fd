package io.ostiary.alert;

import io.ostiary.Violations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time; what is null does not restrict.
 *
 * @param from the first instant
 * @param to the first instant after it
 */
public record AlertPeriod(@Nullable Instant from, @Nullable Instant to) {
    /** All time. */
    public static final AlertPeriod ALL = new AlertPeriod(null, null);

    /**
     * Checks the order.
     *
     * @throws io.ostiary.InvalidArgumentException when it ends before it begins
     */
    public AlertPeriod {
        new Violations()
                .require(from == null || to == null || !from.isAfter(to), "from", "must not be after to")
                .throwIfAny();
    }

    /** Whether the instant lies in it. */
    public boolean contains(Instant at) {
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }
}
