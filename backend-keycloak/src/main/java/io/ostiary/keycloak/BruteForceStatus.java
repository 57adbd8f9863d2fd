package io.ostiary.keycloak;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What brute-force protection says of a user. It also calls somebody disabled while a sign-in of theirs is not finished;
 * only a lock has an end.
 *
 * @param answer the server's answer
 */
record BruteForceStatus(Map<String, Object> answer) {
    /** Whether too many wrong passwords locked the user. */
    boolean isLocked() {
        return isDisabled() && end().isPresent();
    }

    /** Whether the server looks at no password of the user now. */
    boolean isDisabled() {
        return Boolean.TRUE.equals(answer.get("disabled"));
    }

    /** Whether no failure counts against the user. */
    boolean hasNoFailures() {
        return Integer.valueOf(0).equals(answer.get("numFailures"));
    }

    /** How long a lock still lasts. */
    Optional<Duration> remaining(Instant now) {
        return end().map(end -> Duration.between(now, end)).map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    private Optional<Instant> end() {
        return answer.get("failedLoginNotBefore") instanceof Number seconds && seconds.longValue() > 0
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
