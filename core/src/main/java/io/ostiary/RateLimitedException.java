package io.ostiary;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider refused the request because there were too many; it did not take effect. */
public final class RateLimitedException extends IdentityException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * Says when to come back.
     *
     * @param retryAfter how long to wait, or null when the provider does not say
     */
    public RateLimitedException(Operation operation, @Nullable Duration retryAfter) {
        this(operation, retryAfter, null);
    }

    /** The same, with the provider's own failure for logs. */
    public RateLimitedException(Operation operation, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(
                Code.RATE_LIMITED,
                operation,
                "too many requests" + (retryAfter == null ? "" : "; try again in " + retryAfter.toSeconds() + " s"),
                cause);
        this.retryAfter = retryAfter;
    }

    /** How long to wait; empty when the provider does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
