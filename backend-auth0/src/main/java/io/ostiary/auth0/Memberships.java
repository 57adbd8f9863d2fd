package io.ostiary.auth0;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.role.NamedRole;
import io.ostiary.role.RoleId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Set;

/**
 * Begins, changes and ends memberships of one organization. Auth0 refuses nearly nothing of that, so all that could be
 * wrong is looked up before.
 */
final class Memberships {
    private final ManagedTenant tenant;
    private final Operation operation;
    private final OrganizationId id;

    Memberships(ManagedTenant tenant, Operation operation, OrganizationId id) {
        this.tenant = tenant;
        this.operation = operation;
        this.id = id;
    }

    OrganizationMember add(UserId user, Set<RoleId> roles) {
        OrganizationTable table = new OrganizationTable(tenant, operation);
        Subject unused = table.requirePossible(id);
        return tenant.exclusively(operation, id, () -> {
            Organization organization = table.get(id).toOrganization();
            User joining = read(user);
            List<NamedRole> given = new RoleTable(tenant, operation).mentions(roles);
            if (new UserOrganizations(tenant, operation, user).include(id)) {
                throw new AlreadyExistsException(operation, "member", "user", user.value());
            }
            OrganizationMembers members = new OrganizationMembers(tenant, operation, id);
            requireRoom(organization, members);
            members.add(user);
            new MemberRoles(tenant, operation, id, user).add(given);
            return new OrganizationMember(joining, given);
        });
    }

    OrganizationMember setRole(UserId user, RoleId role) {
        requireMember(user);
        User member = read(user);
        List<NamedRole> only = new RoleTable(tenant, operation).mentions(Set.of(role));
        return tenant.exclusively(operation, id, () -> {
            MemberRoles roles = new MemberRoles(tenant, operation, id, user);
            List<NamedRole> before = roles.list();
            if (!before.containsAll(only)) {
                roles.add(only);
            }
            roles.remove(before.stream().filter(each -> !only.contains(each)).toList());
            return new OrganizationMember(member, only);
        });
    }

    /** Gives a member a role beside those that are there. */
    void give(UserId user, RoleId role) {
        List<NamedRole> given = new RoleTable(tenant, operation).mentions(Set.of(role));
        requireMember(user);
        new MemberRoles(tenant, operation, id, user).add(given);
    }

    /** Takes a role away from a member. */
    void take(UserId user, RoleId role) {
        requireMember(user);
        MemberRoles roles = new MemberRoles(tenant, operation, id, user);
        List<NamedRole> taken =
                roles.list().stream().filter(each -> each.id().equals(role)).toList();
        if (taken.isEmpty()) {
            throw new NotFoundException(operation, "role of user " + user, role.value());
        }
        roles.remove(taken);
    }

    /** Takes the roles away first: Auth0 does not say that they end with the membership. */
    void remove(UserId user) {
        requireMember(user);
        tenant.exclusively(operation, id, () -> {
            MemberRoles roles = new MemberRoles(tenant, operation, id, user);
            roles.remove(roles.list());
            new OrganizationMembers(tenant, operation, id).remove(user);
            return true;
        });
    }

    private void requireMember(UserId user) {
        OrganizationTable table = new OrganizationTable(tenant, operation);
        Subject unused = table.requirePossible(id);
        if (!new UserOrganizations(tenant, operation, user).include(id)) {
            throw new NotFoundException(
                    operation, "member of organization " + table.get(id).slug(), user.value());
        }
    }

    private User read(UserId user) {
        return UserMapping.toUser(tenant.read(operation, user), false);
    }

    private void requireRoom(Organization organization, OrganizationMembers members) {
        Integer limit = organization.memberLimit();
        if (limit != null && members.count() >= limit) {
            throw new ConflictException(
                    operation, "organization " + organization.slug() + " has as many members as it may, " + limit);
        }
    }
}
