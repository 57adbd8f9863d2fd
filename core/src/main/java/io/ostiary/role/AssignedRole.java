package io.ostiary.role;

import java.util.List;

/**
 * A role that a user has, and how. One that is neither direct nor from a group comes with another role.
 *
 * @param role the role
 * @param direct whether it was given to the user
 * @param groups the groups that give it, by path: those that the user is a member of, and those above them
 */
public record AssignedRole(Role role, boolean direct, List<GivingGroup> groups) {
    /** Copies the groups. */
    public AssignedRole {
        groups = List.copyOf(groups);
    }

    /** A role that was given to the user, and that no group gives. */
    public static AssignedRole direct(Role role) {
        return new AssignedRole(role, true, List.of());
    }
}
