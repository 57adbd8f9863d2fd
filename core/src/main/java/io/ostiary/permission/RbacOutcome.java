package io.ostiary.permission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it took, or would take, to make resources and roles be as they are to be.
 *
 * @param changes the changes, in their order; none when all was so already
 * @param outstanding those that were not made, because the first of them failed; applying again makes them
 * @param failure why that one failed, or null when none did
 */
public record RbacOutcome(
        List<RbacChange> changes,
        List<RbacChange> outstanding,
        @Nullable String failure) {
    /** Copies the lists. */
    public RbacOutcome {
        changes = List.copyOf(changes);
        outstanding = List.copyOf(outstanding);
    }

    /** The outcome where no change failed. */
    public static RbacOutcome of(List<RbacChange> changes) {
        return new RbacOutcome(changes, List.of(), null);
    }
}
