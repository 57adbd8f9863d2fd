package io.ostiary.permission;

import io.ostiary.role.NamedRole;
import java.util.List;

/**
 * Why a user may do something, or why not.
 *
 * @param decision whether the user may
 * @param paths every way in which the user's roles allow it, by role; of a disabled user those that would count
 * @param wouldAllow where no role of the user allows it, those that would, by key; empty when no role of the tenant does
 * @param more whether there are more of those than are told
 */
public record AccessExplanation(
        AccessDecision decision, List<AccessPath> paths, List<NamedRole> wouldAllow, boolean more) {
    /** Copies the lists. */
    public AccessExplanation {
        paths = List.copyOf(paths);
        wouldAllow = List.copyOf(wouldAllow);
    }
}
