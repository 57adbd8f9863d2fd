package io.ostiary.auth0.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;

/** So many requests per second, with as many at once; every answer tells how many are left. */
final class RateLimit {
    private final Clock clock;
    private int perSecond = 1_000;
    private double left = perSecond;
    private Instant last;

    RateLimit(Clock clock) {
        this.clock = clock;
        last = clock.instant();
    }

    synchronized void set(int requestsPerSecond) {
        perSecond = requestsPerSecond;
        left = requestsPerSecond;
        last = clock.instant();
    }

    /** Takes one request off, if there is one left. */
    synchronized boolean take() {
        Instant now = clock.instant();
        double refilled = Duration.between(last, now).toNanos() / 1e9 * perSecond;
        left = Math.min(perSecond, left + Math.max(0, refilled));
        last = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    /** The limit, what is left of it, and the second at which there is more. */
    synchronized Headers headers() {
        return headers((int) left);
    }

    /** What goes with a 429. */
    synchronized Headers exceeded() {
        return headers(0).newBuilder().add("retry-after", "1").build();
    }

    private Headers headers(int remaining) {
        return Headers.of(
                "x-ratelimit-limit",
                Integer.toString(perSecond),
                "x-ratelimit-remaining",
                Integer.toString(remaining),
                "x-ratelimit-reset",
                Long.toString(clock.instant().getEpochSecond() + 1));
    }

    static Problem problem() {
        return Problem.of(429, "Global limit has been reached", "too_many_requests");
    }
}
