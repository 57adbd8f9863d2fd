package io.ostiary.group;

import static io.ostiary.Operation.*;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import io.ostiary.role.RoleId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.Optional;

/**
 * The groups of one tenant, their members and their roles. Members of a group have its roles, and those of every group
 * above it.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names a group, a
 * user or a role throws {@link io.ostiary.NotFoundException} when there is no such one. A list refuses a cursor that is
 * not one of its own with {@link io.ostiary.InvalidArgumentException}.
 */
public interface Groups {
    /** The groups that match, page by page: each before those in it, and those of one parent by name. */
    @Performs(LIST_GROUPS)
    default Page<Group> list(GroupQuery query, PageRequest page) {
        throw new UnsupportedException(LIST_GROUPS);
    }

    /** The group with its roles, or empty when there is none of that id. */
    @Performs(GET_GROUP)
    default Optional<Group> find(GroupId id) {
        throw new UnsupportedException(GET_GROUP);
    }

    /**
     * Creates a group without members and roles.
     *
     * @throws io.ostiary.AlreadyExistsException when a group of the same parent has the name
     */
    @Performs(CREATE_GROUP)
    default Group create(NewGroup group) {
        throw new UnsupportedException(CREATE_GROUP);
    }

    /**
     * Changes what the patch names, and returns the group as it is then. A group that moves takes those in it along.
     *
     * @throws io.ostiary.AlreadyExistsException when a group of the same parent has the name
     * @throws io.ostiary.InvalidArgumentException when the group would stand in itself or in one below it
     */
    @Performs(UPDATE_GROUP)
    default Group update(GroupId id, GroupPatch patch) {
        throw new UnsupportedException(UPDATE_GROUP);
    }

    /** Deletes a group and every group below it, with their memberships and roles. The users stay. */
    @Performs(DELETE_GROUP)
    default void delete(GroupId id) {
        throw new UnsupportedException(DELETE_GROUP);
    }

    /** Makes a user a member of a group. Doing it again changes nothing. */
    @Performs(ADD_GROUP_MEMBER)
    default void addMember(GroupId id, UserId user) {
        throw new UnsupportedException(ADD_GROUP_MEMBER);
    }

    /**
     * Ends a user's membership of a group; one of a group below it stays.
     *
     * @throws io.ostiary.NotFoundException also when the user is no member of the group itself
     */
    @Performs(REMOVE_GROUP_MEMBER)
    default void removeMember(GroupId id, UserId user) {
        throw new UnsupportedException(REMOVE_GROUP_MEMBER);
    }

    /**
     * The members of a group, page by page, each once.
     *
     * @param recursive whether to include those of every group below it
     */
    @Performs(LIST_GROUP_MEMBERS)
    default Page<User> members(GroupId id, boolean recursive, PageRequest page) {
        throw new UnsupportedException(LIST_GROUP_MEMBERS);
    }

    /** The groups that a user is a member of, and every group above them, page by page. */
    @Performs(LIST_USER_GROUPS)
    default Page<GroupMembership> of(UserId user, PageRequest page) {
        throw new UnsupportedException(LIST_USER_GROUPS);
    }

    /**
     * Gives a role to a group. Giving it again changes nothing.
     *
     * @throws io.ostiary.ConflictException when the role can be given inside organizations only
     */
    @Performs(ASSIGN_GROUP_ROLE)
    default void assignRole(GroupId id, RoleId role) {
        throw new UnsupportedException(ASSIGN_GROUP_ROLE);
    }

    /**
     * Takes a role away from a group. Members who have it from elsewhere too keep it.
     *
     * @throws io.ostiary.NotFoundException also when the group itself was not given the role
     */
    @Performs(UNASSIGN_GROUP_ROLE)
    default void unassignRole(GroupId id, RoleId role) {
        throw new UnsupportedException(UNASSIGN_GROUP_ROLE);
    }

    /**
     * The group that a reference means: tried as id, then as path where it holds a {@code /}, else as name. A {@code /} in
     * front makes a path of one name.
     *
     * @throws io.ostiary.NotFoundException when none matches
     * @throws io.ostiary.ConflictException when several groups have that name; the message lists their ids
     */
    default Group resolve(String reference) {
        throw new UnsupportedException(LIST_GROUPS);
    }
}
