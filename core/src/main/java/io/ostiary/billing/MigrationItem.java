package io.ostiary.billing;

import io.ostiary.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber of the plan that a migration empties.
 *
 * @param user who
 * @param status what became of it
 * @param problem why it failed, in a sentence; null for the others
 */
public record MigrationItem(
        UserId user, Status status, @Nullable String problem) {
    /** What became of a subscriber. */
    public enum Status {
        /** To be moved when the migration is executed. */
        PENDING,
        /** Is on the new plan. */
        MOVED,
        /** Stayed on the old plan. */
        FAILED
    }
}
