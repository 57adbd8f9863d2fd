package io.ostiary.group;

/**
 * A group that a user belongs to.
 *
 * @param group the group, its roles not told
 * @param direct whether the user is a member of the group itself, rather than of one below it
 */
public record GroupMembership(Group group, boolean direct) {}
