package io.ostiary.auth0;

import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.CHECK_PERMISSION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.EXPLAIN_ACCESS;
import static io.ostiary.Operation.GET_RBAC_STATE;
import static io.ostiary.Operation.LIST_PERMISSION_RESOURCES;

import io.ostiary.IfExists;
import io.ostiary.Operation;
import io.ostiary.backend.RbacApplication;
import io.ostiary.organization.OrganizationId;
import io.ostiary.permission.AccessDecision;
import io.ostiary.permission.AccessExplanation;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionName;
import io.ostiary.permission.PermissionResource;
import io.ostiary.permission.Permissions;
import io.ostiary.permission.RbacChange;
import io.ostiary.permission.RbacDiff;
import io.ostiary.permission.RbacOutcome;
import io.ostiary.permission.RbacState;
import io.ostiary.permission.UserAccess;
import io.ostiary.role.Role;
import io.ostiary.role.RoleScope;
import io.ostiary.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scopes of the configured API as permission resources, and what the tenant's roles allow. */
final class Auth0Permissions implements Permissions {
    private final ManagedTenant tenant;

    Auth0Permissions(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public List<PermissionResource> resources() {
        return new ApiScopes(tenant, LIST_PERMISSION_RESOURCES).resources();
    }

    @Override
    public PermissionResource create(NewPermissionResource resource) {
        return new ApiScopes(tenant, CREATE_PERMISSION_RESOURCE)
                .add(scopes(resource.key(), resource.actions())).stream()
                        .filter(each -> each.key().equals(resource.key()))
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public AccessDecision check(UserId user, PermissionName permission, @Nullable OrganizationId organization) {
        return new UserRights(tenant, CHECK_PERMISSION, user)
                .to(permission, organization)
                .decision();
    }

    @Override
    public AccessExplanation explain(UserId user, PermissionName permission, @Nullable OrganizationId organization) {
        UserAccess access = new UserRights(tenant, EXPLAIN_ACCESS, user).to(permission, organization);
        return access.explanation(access.needsEveryRole() ? roles(EXPLAIN_ACCESS) : Stream.empty());
    }

    @Override
    public RbacState state() {
        return state(GET_RBAC_STATE);
    }

    @Override
    public RbacOutcome apply(NewRbacState wanted, boolean prune, boolean dryRun) {
        requireTenantWide(wanted);
        var diff = new RbacDiff(state(APPLY_RBAC_STATE), wanted, prune);
        List<RbacChange> changes = diff.changes();
        changes.forEach(change -> requirePossible(diff, change));
        requireScopes(wanted);
        return dryRun ? RbacOutcome.of(changes) : RbacApplication.make(changes, change -> make(diff, change));
    }

    private void make(RbacDiff diff, RbacChange change) {
        var port = new Auth0Roles(tenant);
        switch (change.kind()) {
            case DEFINE_RESOURCE -> {
                var unused = new ApiScopes(tenant, APPLY_RBAC_STATE).add(scopes(change.key(), change.added()));
            }
            case CREATE_ROLE -> {
                var unused = port.create(diff.wanted(change), IfExists.FAIL);
            }
            case UPDATE_ROLE -> {
                var unused = port.update(diff.current(change).id(), diff.patch(change));
            }
            case DELETE_ROLE -> port.delete(diff.current(change).id(), false);
            case REMOVE_ACTIONS -> {
                var unused = new ApiScopes(tenant, APPLY_RBAC_STATE).remove(scopes(change.key(), change.removed()));
            }
        }
    }

    /** Refuses what would fail once other changes are made. */
    private void requirePossible(RbacDiff diff, RbacChange change) {
        if (change.fields().contains("is_default")) {
            Auth0Capabilities.WIDEST.require(APPLY_RBAC_STATE, "state.default_role");
        }
        switch (change.kind()) {
            case CREATE_ROLE, UPDATE_ROLE -> {
                if (diff.wanted(change).name() != null) {
                    Auth0Capabilities.WIDEST.require(APPLY_RBAC_STATE, "state.roles.name");
                }
            }
            case DELETE_ROLE -> {
                Role role = diff.current(change);
                new RoleHolders(tenant, APPLY_RBAC_STATE, role.id(), role.key()).requireNone();
            }
            default -> {}
        }
    }

    private static void requireTenantWide(NewRbacState wanted) {
        if (wanted.roles().stream().anyMatch(role -> role.scope() == RoleScope.ORGANIZATION)) {
            Auth0Capabilities.WIDEST.require(APPLY_RBAC_STATE, "state.roles.scope.organization");
        }
    }

    /** Permissions that belong to no resource of the document have to be scopes already. */
    private void requireScopes(NewRbacState wanted) {
        Set<String> others = wanted.roles().stream()
                .flatMap(role -> role.permissions().stream())
                .filter(text -> PermissionName.of(text).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!others.isEmpty()) {
            Set<Permission> unused = new RolePermissions(tenant, APPLY_RBAC_STATE).named(others);
        }
    }

    private RbacState state(Operation operation) {
        List<PermissionResource> resources = new ApiScopes(tenant, operation).resources();
        return new RbacState(resources, roles(operation).toList());
    }

    /** The roles by key; what each allows is asked when it is looked at. */
    private Stream<Role> roles(Operation operation) {
        RolePermissions permissions = new RolePermissions(tenant, operation);
        return new RoleTable(tenant, operation)
                .all().stream().map(row -> row.toRole(tenant.settings(), permissions.of(row.id())));
    }

    private static Set<String> scopes(String key, Collection<String> actions) {
        return actions.stream()
                .map(action -> new PermissionName(key, action).text())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
