package io.ostiary.user;

import io.ostiary.Violations;
import org.jspecify.annotations.Nullable;

/**
 * How a user is to be blocked.
 *
 * @param reason why, at most 500 characters, or null
 * @param revokeSessions whether the user's sessions end as well
 */
public record Disablement(@Nullable String reason, boolean revokeSessions) {
    /**
     * Checks the reason's length.
     *
     * @throws io.ostiary.InvalidArgumentException when it is too long
     */
    public Disablement {
        new Violations().lines("reason", reason, 1, 500).throwIfAny();
    }

    /** Blocks the user and ends every session. */
    public static Disablement endingSessions() {
        return new Disablement(null, true);
    }

    /** Blocks the user and leaves the sessions to run out; they cannot be refreshed meanwhile. */
    public static Disablement keepingSessions() {
        return new Disablement(null, false);
    }
}
