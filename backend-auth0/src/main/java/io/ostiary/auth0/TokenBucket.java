package io.ostiary.auth0;

import io.ostiary.Operation;
import io.ostiary.RateLimitedException;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Retry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests back that the tenant would refuse for their number. It starts with what the settings allow; from the
 * first answer on, what the tenant says remains is what may go out, so that the rate follows the tenant's plan and
 * whatever else uses it up.
 */
final class TokenBucket {
    private final int perSecond;
    private final Clock clock;
    private final Retry.Sleeper sleeper;

    private int capacity;
    private double available;
    private Instant filledAt;
    private int unanswered;

    /**
     * A full bucket.
     *
     * @param perSecond how many requests go out per second, and at once, until an answer tells more
     */
    TokenBucket(int perSecond, Clock clock, Retry.Sleeper sleeper) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.sleeper = sleeper;
        this.capacity = perSecond;
        this.available = perSecond;
        this.filledAt = clock.instant();
    }

    /**
     * Waits until a request may go out.
     *
     * @param deadline when waiting is of no use any more, or null
     * @throws RateLimitedException when that is only after the deadline
     */
    void take(Operation operation, @Nullable Instant deadline) {
        for (Duration wait = tryTake(); !wait.isZero(); wait = tryTake()) {
            if (deadline != null && clock.instant().plus(wait).isAfter(deadline)) {
                throw new RateLimitedException(operation, wait);
            }
            try {
                sleeper.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnavailableException(operation, "interrupted while waiting for the rate limit", false, e);
            }
        }
    }

    /** Says that a request goes out. */
    synchronized void sending() {
        unanswered++;
    }

    /** Says that a request that went out was answered, or never will be. */
    synchronized void ended() {
        unanswered--;
    }

    /**
     * Says what an answer told.
     *
     * @param limit how many requests the tenant lets through at once
     * @param remaining how many of them are left
     */
    synchronized void observe(int limit, int remaining) {
        capacity = Math.max(perSecond, limit);
        available = (double) remaining - Math.max(0, unanswered - 1);
        filledAt = clock.instant();
    }

    private synchronized Duration tryTake() {
        Instant now = clock.instant();
        double millis = Math.max(0, Duration.between(filledAt, now).toMillis());
        available = Math.min(capacity, available + perSecond * millis / 1000);
        filledAt = now;
        if (available >= 1) {
            available--;
            return Duration.ZERO;
        }
        return Duration.ofMillis((long) Math.ceil((1 - available) * 1000 / perSecond));
    }
}
