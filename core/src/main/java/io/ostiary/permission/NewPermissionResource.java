package io.ostiary.permission;

import io.ostiary.Violations;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A resource to define, or actions to add to one.
 *
 * @param key its unique name, compared with case: 1 to 99 ASCII letters, digits or {@code . _ -}
 * @param actions 1 to 100 actions, each of the form of a key
 */
public record NewPermissionResource(String key, SortedSet<String> actions) {
    private static final int MAX_ACTIONS = 100;

    /**
     * Checks the key and every action.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewPermissionResource {
        actions = Collections.unmodifiableSortedSet(new TreeSet<>(actions));
        var violations = new Violations();
        PermissionName.check(violations, "key", key);
        violations.require(
                !actions.isEmpty() && actions.size() <= MAX_ACTIONS, "actions", "must be 1 to " + MAX_ACTIONS);
        actions.forEach(action -> PermissionName.check(violations, "actions", action));
        violations.throwIfAny();
    }

    /** A resource of that key with those actions. */
    public static NewPermissionResource of(String key, Collection<String> actions) {
        return new NewPermissionResource(key, new TreeSet<>(actions));
    }
}
