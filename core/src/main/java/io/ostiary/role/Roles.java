package io.ostiary.role;

import static io.ostiary.Operation.*;

import io.ostiary.IfExists;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import io.ostiary.Upsert;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roles of one tenant, and who has them.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names a role
 * or a user throws {@link io.ostiary.NotFoundException} when there is no such one.
 */
public interface Roles {
    /**
     * The roles, by key.
     *
     * @param text only roles whose key, name or description contains it, whatever its case; null for all
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_ROLES)
    default Page<Role> list(@Nullable String text, PageRequest page) {
        throw new UnsupportedException(LIST_ROLES);
    }

    /**
     * Creates a role, or where asked updates the one of that key to be as given.
     *
     * @throws io.ostiary.AlreadyExistsException when the key is taken and {@link IfExists#FAIL} was asked for
     * @throws io.ostiary.ConflictException when the role of that key has another scope
     */
    @Performs(CREATE_ROLE)
    default Upsert<Role> create(NewRole role, IfExists ifExists) {
        throw new UnsupportedException(CREATE_ROLE);
    }

    /**
     * Changes what the patch names, and returns the role as it is then.
     *
     * @throws io.ostiary.ConflictException when a role of organizations is to be the default
     */
    @Performs(UPDATE_ROLE)
    default Role update(RoleId id, RolePatch patch) {
        throw new UnsupportedException(UPDATE_ROLE);
    }

    /**
     * Deletes a role.
     *
     * @param force whether to take it away from the users and groups that have it, in the tenant and inside organizations
     * @throws io.ostiary.ConflictException when one of them has it and force was not asked for; the message tells how many
     *     there are, and names some
     */
    @Performs(DELETE_ROLE)
    default void delete(RoleId id, boolean force) {
        throw new UnsupportedException(DELETE_ROLE);
    }

    /**
     * Gives a role to a user. Giving it again changes nothing.
     *
     * @param inside the organization inside which alone the role is to count, beside the roles that the user has there; null
     *     for the tenant
     * @throws io.ostiary.NotFoundException also when the user is no member of that organization
     * @throws io.ostiary.ConflictException when the role can be given inside organizations only, and none is named
     */
    @Performs(ASSIGN_ROLE)
    default void assign(UserId user, RoleId role, @Nullable RoleDomain inside) {
        throw new UnsupportedException(ASSIGN_ROLE);
    }

    /**
     * Takes a role away from a user, as it was given: in the tenant, or inside an organization.
     *
     * @param inside the organization inside which the user is to lose the role; null for the tenant
     * @throws io.ostiary.NotFoundException also when the user was not given the role there
     */
    @Performs(UNASSIGN_ROLE)
    default void unassign(UserId user, RoleId role, @Nullable RoleDomain inside) {
        throw new UnsupportedException(UNASSIGN_ROLE);
    }

    /**
     * The roles that a user has in the tenant, by key. Those that count only inside an organization are told with the
     * membership.
     *
     * @param effective whether to include the inherited ones, and to tell the groups that give each
     */
    @Performs(LIST_USER_ROLES)
    default List<AssignedRole> of(UserId user, boolean effective) {
        throw new UnsupportedException(LIST_USER_ROLES);
    }

    /**
     * The users who were given the role in the tenant. Who has it from a group is a member of that group, and not told here.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_ROLE_MEMBERS)
    default Page<User> members(RoleId role, PageRequest page) {
        throw new UnsupportedException(LIST_ROLE_MEMBERS);
    }

    /**
     * The role that a reference means: tried as id, then as key, then as name. No operation of its own: see {@link Performs}.
     *
     * @throws io.ostiary.NotFoundException when none matches
     * @throws io.ostiary.ConflictException when several roles have that name
     */
    default Role resolve(String reference) {
        throw new UnsupportedException(LIST_ROLES);
    }
}
