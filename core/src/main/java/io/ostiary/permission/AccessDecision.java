package io.ostiary.permission;

/**
 * Whether a user may do something, and by what.
 *
 * @param allowed whether the user may
 * @param reason by what, or why not
 */
public record AccessDecision(boolean allowed, Reason reason) {
    /** Makes the decision that follows from the reason. */
    static AccessDecision of(Reason reason) {
        return new AccessDecision(reason == Reason.ROLE || reason == Reason.ORGANIZATION_ROLE, reason);
    }

    /** By what a user may do something, or why not. */
    public enum Reason {
        /** A role that the user has in the tenant allows it, given or inherited. */
        ROLE,
        /** Only a role that the user has inside the organization that was asked about allows it. */
        ORGANIZATION_ROLE,
        /** The user is disabled, and may do nothing whatever the roles allow. */
        USER_DISABLED,
        /** No role of the user allows it. */
        NO_ROLE
    }
}
