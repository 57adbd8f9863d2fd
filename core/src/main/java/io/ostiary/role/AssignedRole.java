package io.ostiary.role;

/**
 * A role that a user has, and how.
 *
 * @param role the role
 * @param direct whether it was given to the user, rather than inherited
 */
public record AssignedRole(Role role, boolean direct) {}
