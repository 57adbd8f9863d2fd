package io.ostiary.permission;

import io.ostiary.role.NamedRole;

/**
 * One way in which a user comes to be allowed something.
 *
 * @param role the role that allows it
 * @param through how the user has the role
 */
public record AccessPath(NamedRole role, Through through) {
    /** How a user has a role. */
    public enum Through {
        /** It was given to the user. */
        DIRECT,
        /** The user inherits it, from a group or from another role. */
        INHERITED,
        /** The user has it inside the organization that was asked about. */
        ORGANIZATION
    }
}
