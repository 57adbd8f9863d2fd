package io.ostiary.memory;

import static io.ostiary.Operation.ADD_ORGANIZATION_MEMBER;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.role.NamedRole;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.List;

/** The rules of being a member of an organization, the same by whichever way somebody becomes one. */
final class Memberships {
    private Memberships() {}

    /**
     * Checks that the user can become a member.
     *
     * @throws NotFoundException when there is no such organization
     * @throws AlreadyExistsException when the user is a member already
     * @throws ConflictException when the organization has as many members as it may
     */
    static void requireRoom(TenantState state, OrganizationId id, UserId user) {
        Organization organization = state.organizations().get(ADD_ORGANIZATION_MEMBER, id);
        if (state.organizations().isMember(id, user)) {
            throw new AlreadyExistsException(ADD_ORGANIZATION_MEMBER, "member", "user", user.value());
        }
        Integer limit = organization.memberLimit();
        if (limit != null && state.organizations().memberCount(id) >= limit) {
            throw new ConflictException(
                    ADD_ORGANIZATION_MEMBER,
                    "organization " + organization.slug() + " has as many members as it may, " + limit);
        }
    }

    /**
     * Checks that the user is a member.
     *
     * @throws NotFoundException when there is no such organization or user, or the user is no member
     */
    static void require(Operation operation, TenantState state, OrganizationId id, UserId user) {
        Organization organization = state.organizations().get(operation, id);
        UserId known = state.account(operation, user).id();
        if (!state.organizations().isMember(id, known)) {
            throw new NotFoundException(operation, "member of organization " + organization.slug(), user.value());
        }
    }

    static OrganizationMember member(TenantState state, OrganizationId id, UserId user, Instant now) {
        return new OrganizationMember(
                state.account(ADD_ORGANIZATION_MEMBER, user).toUser(now), roles(state, id, user));
    }

    /** The roles that the member has, by key. */
    static List<NamedRole> roles(TenantState state, OrganizationId id, UserId user) {
        return state.roles()
                .all(state.organizations().roles(id, user))
                .map(NamedRole::of)
                .toList();
    }
}
