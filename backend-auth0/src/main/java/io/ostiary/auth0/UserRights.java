package io.ostiary.auth0;

import io.ostiary.Operation;
import io.ostiary.organization.OrganizationId;
import io.ostiary.permission.PermissionName;
import io.ostiary.permission.UserAccess;
import io.ostiary.role.Role;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What decides whether one user may do something, gathered from the tenant. */
record UserRights(ManagedTenant tenant, Operation operation, UserId user) {
    UserAccess to(PermissionName permission, @Nullable OrganizationId organization) {
        boolean enabled = !tenant.read(operation, user).getBlocked().orElse(false);
        return new UserAccess(
                permission,
                enabled,
                new UserRoles(tenant).of(operation, user, true),
                organization == null ? List.of() : inside(organization));
    }

    /** The roles inside the organization; Auth0 keeps those of somebody who is no member any more. */
    private List<Role> inside(OrganizationId organization) {
        OrganizationRow unused = new OrganizationTable(tenant, operation).get(organization);
        if (!new UserOrganizations(tenant, operation, user).include(organization)) {
            return List.of();
        }
        RolePermissions permissions = new RolePermissions(tenant, operation);
        return new MemberRoles(tenant, operation, organization, user)
                .list().stream()
                        .map(role -> new RoleTable.Row(role.id(), role.key(), Optional.empty())
                                .toRole(tenant.settings(), permissions.of(role.id())))
                        .toList();
    }
}
