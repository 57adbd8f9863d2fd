package io.ostiary.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Wrong passwords in a row.
 *
 * @param count how many
 * @param lockedUntil until when they lock the user, or null when they do not
 */
record SignInFailures(int count, @Nullable Instant lockedUntil) {
    static final SignInFailures NONE = new SignInFailures(0, null);

    /** One more. An expired lock is forgotten, and counting starts over. */
    SignInFailures oneMore(Instant now, int limit, Duration lock) {
        int failures = lockedUntil == null ? count + 1 : 1;
        return new SignInFailures(failures, failures >= limit ? now.plus(lock) : null);
    }

    /** The stricter of both: the lock that lasts longer, else the higher count. An expired lock counts for nothing. */
    SignInFailures stricter(SignInFailures other, Instant now) {
        Comparator<SignInFailures> strictness = Comparator.<SignInFailures, Duration>comparing(
                        failures -> failures.remaining(now))
                .thenComparing(failures -> failures.lockedUntil == null ? failures.count : 0);
        return strictness.compare(this, other) >= 0 ? this : other;
    }

    boolean locks(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** How long the lock lasts from now on, at least no time. */
    Duration remaining(Instant now) {
        return lockedUntil == null || !locks(now) ? Duration.ZERO : Duration.between(now, lockedUntil);
    }
}
