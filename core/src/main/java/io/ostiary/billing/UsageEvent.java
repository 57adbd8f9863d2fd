package io.ostiary.billing;

import io.ostiary.Violations;
import io.ostiary.user.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a user used some of what is metered.
 *
 * @param user who
 * @param meter the key of what is counted, such as {@code api_calls}
 * @param quantity how much, more than 0, at most 12 digits before the point and 6 behind it
 * @param at when, or null for when it is reported
 */
public record UsageEvent(
        UserId user,
        String meter,
        BigDecimal quantity,
        @Nullable Instant at) {
    private static final BigDecimal LIMIT = new BigDecimal("1e12");
    private static final int DECIMALS = 6;

    /**
     * Checks every field. Equal quantities are equal however many zeros they end in.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public UsageEvent {
        quantity = quantity.stripTrailingZeros();
        new Violations()
                .key("events.meter", meter)
                .require(
                        quantity.signum() > 0 && quantity.compareTo(LIMIT) < 0 && quantity.scale() <= DECIMALS,
                        "events.quantity",
                        "must be more than 0, with at most 12 digits before the point and " + DECIMALS + " behind it")
                .throwIfAny();
    }

    /** A use of that much, now. */
    public static UsageEvent of(UserId user, String meter, BigDecimal quantity) {
        return new UsageEvent(user, meter, quantity, null);
    }
}
