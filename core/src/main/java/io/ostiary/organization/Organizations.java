package io.ostiary.organization;

import static io.ostiary.Operation.*;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The organizations of one tenant, their members and the invitations to them.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names an
 * organization, a user or a role throws {@link io.ostiary.NotFoundException} when there is no such one. A list refuses a
 * cursor that is not one of its own with {@link io.ostiary.InvalidArgumentException}.
 */
public interface Organizations {
    /** The organizations that match, page by page. */
    @Performs(LIST_ORGANIZATIONS)
    default Page<Organization> list(OrganizationQuery query, PageRequest page) {
        throw new UnsupportedException(LIST_ORGANIZATIONS);
    }

    /** The organization with its members counted, or empty when there is none of that id. */
    @Performs(GET_ORGANIZATION)
    default Optional<Organization> find(OrganizationId id) {
        throw new UnsupportedException(GET_ORGANIZATION);
    }

    /**
     * Creates an organization without members.
     *
     * @throws io.ostiary.AlreadyExistsException when the slug is taken
     */
    @Performs(CREATE_ORGANIZATION)
    default Organization create(NewOrganization organization) {
        throw new UnsupportedException(CREATE_ORGANIZATION);
    }

    /**
     * Changes what the patch names, and returns the organization as it is then.
     *
     * @throws io.ostiary.AlreadyExistsException when the slug is taken
     * @throws io.ostiary.InvalidArgumentException when there would be more than 25 keys of metadata
     */
    @Performs(UPDATE_ORGANIZATION)
    default Organization update(OrganizationId id, OrganizationPatch patch) {
        throw new UnsupportedException(UPDATE_ORGANIZATION);
    }

    /** Deletes an organization with its memberships, the roles given inside it and its invitations. The users stay. */
    @Performs(DELETE_ORGANIZATION)
    default void delete(OrganizationId id) {
        throw new UnsupportedException(DELETE_ORGANIZATION);
    }

    /** The members with their roles, page by page. */
    @Performs(LIST_ORGANIZATION_MEMBERS)
    default Page<OrganizationMember> members(OrganizationId id, PageRequest page) {
        throw new UnsupportedException(LIST_ORGANIZATION_MEMBERS);
    }

    /**
     * Makes a user a member. A pending invitation of the user's stays as it is.
     *
     * @param roles the roles that the user gets inside the organization
     * @throws io.ostiary.AlreadyExistsException when the user is a member already
     * @throws io.ostiary.ConflictException when the organization has as many members as it may
     */
    @Performs(ADD_ORGANIZATION_MEMBER)
    default OrganizationMember addMember(OrganizationId id, UserId user, Set<RoleId> roles) {
        throw new UnsupportedException(ADD_ORGANIZATION_MEMBER);
    }

    /**
     * Makes a role the only one that a member has inside the organization.
     *
     * @throws io.ostiary.NotFoundException also when the user is no member
     */
    @Performs(SET_ORGANIZATION_MEMBER_ROLE)
    default OrganizationMember setMemberRole(OrganizationId id, UserId user, RoleId role) {
        throw new UnsupportedException(SET_ORGANIZATION_MEMBER_ROLE);
    }

    /**
     * Ends a membership, and the roles that came with it.
     *
     * @throws io.ostiary.NotFoundException also when the user is no member
     */
    @Performs(REMOVE_ORGANIZATION_MEMBER)
    default void removeMember(OrganizationId id, UserId user) {
        throw new UnsupportedException(REMOVE_ORGANIZATION_MEMBER);
    }

    /** The organizations that a user is a member of, with the user's roles, page by page. */
    @Performs(LIST_USER_ORGANIZATIONS)
    default Page<OrganizationMembership> of(UserId user, PageRequest page) {
        throw new UnsupportedException(LIST_USER_ORGANIZATIONS);
    }

    /**
     * Mails an invitation to an address, whether or not a user has it.
     *
     * @throws io.ostiary.AlreadyExistsException when an invitation of the address is pending
     * @throws io.ostiary.ConflictException when a member has the address
     */
    @Performs(CREATE_INVITATION)
    default Invitation invite(OrganizationId id, NewInvitation invitation) {
        throw new UnsupportedException(CREATE_INVITATION);
    }

    /**
     * The invitations that nobody accepted, page by page.
     *
     * @param status only those that stand like this; null for all
     */
    @Performs(LIST_INVITATIONS)
    default Page<Invitation> invitations(OrganizationId id, @Nullable InvitationStatus status, PageRequest page) {
        throw new UnsupportedException(LIST_INVITATIONS);
    }

    /** Withdraws an invitation, so that its link is worth nothing. */
    @Performs(REVOKE_INVITATION)
    default void revokeInvitation(OrganizationId id, InvitationId invitation) {
        throw new UnsupportedException(REVOKE_INVITATION);
    }

    /**
     * The organization that a reference means: tried as id, then as slug, then as name.
     *
     * @throws io.ostiary.NotFoundException when none matches
     * @throws io.ostiary.ConflictException when several organizations have that name
     */
    default Organization resolve(String reference) {
        throw new UnsupportedException(LIST_ORGANIZATIONS);
    }
}
