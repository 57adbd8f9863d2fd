package io.ostiary.permission;

import io.ostiary.role.GivingGroup;
import io.ostiary.role.NamedRole;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a user comes to be allowed something.
 *
 * @param role the role that allows it
 * @param through how the user has the role
 * @param group the group that gives the role to the user, or null when no group does
 */
public record AccessPath(
        NamedRole role, Through through, @Nullable GivingGroup group) {
    /** A way that leads through no group. */
    public static AccessPath of(NamedRole role, Through through) {
        return new AccessPath(role, through, null);
    }

    /** How a user has a role. */
    public enum Through {
        /** It was given to the user. */
        DIRECT,
        /** A group that the user is a member of, or one above it, gives it. */
        GROUP,
        /** It comes with another role of the user's. */
        INHERITED,
        /** The user has it inside the organization that was asked about. */
        ORGANIZATION
    }
}
