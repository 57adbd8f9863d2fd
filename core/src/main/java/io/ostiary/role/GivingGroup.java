package io.ostiary.role;

/**
 * A group that gives a role to its members and to those of its subgroups.
 *
 * @param id the value of the group's id
 * @param path where it stands among the groups, for example {@code staff/kitchen}
 */
public record GivingGroup(String id, String path) {}
