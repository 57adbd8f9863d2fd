package io.ostiary.keycloak;

import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.CHECK_PERMISSION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.EXPLAIN_ACCESS;
import static io.ostiary.Operation.GET_RBAC_STATE;
import static io.ostiary.Operation.LIST_PERMISSION_RESOURCES;

import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
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
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * The permission resources of a realm, and what its roles allow. A check looks at the roles' attribute rather than asking
 * the authorization services: those know no roles inside an organization, and of a resource that they do not know they
 * evaluate everything.
 */
final class KeycloakPermissions implements Permissions {
    private static final String DEFAULT = "is_default";

    private final Realm realm;
    private final RealmRoles roles;
    private final RoleAssignments assignments;

    KeycloakPermissions(Realm realm) {
        this.realm = realm;
        this.roles = new RealmRoles(realm);
        this.assignments = new RoleAssignments(realm);
    }

    @Override
    public List<PermissionResource> resources() {
        return PermissionResource.all(
                services(LIST_PERMISSION_RESOURCES).defined(), roles.all(LIST_PERMISSION_RESOURCES));
    }

    @Override
    public PermissionResource create(NewPermissionResource resource) {
        AuthorizationServices services = services(CREATE_PERMISSION_RESOURCE);
        services.define(names(resource.key(), resource.actions()));
        return Requests.readBack(
                CREATE_PERMISSION_RESOURCE,
                () -> PermissionResource.all(services.defined(), roles.all(CREATE_PERMISSION_RESOURCE)).stream()
                        .filter(each -> each.key().equals(resource.key()))
                        .findFirst()
                        .orElseGet(() -> new PermissionResource(resource.key(), resource.actions())));
    }

    @Override
    public AccessDecision check(UserId user, PermissionName permission, @Nullable OrganizationId organization) {
        boolean enabled = isEnabled(CHECK_PERMISSION, user);
        List<AssignedRole> held = assignments.effective(CHECK_PERMISSION, user).stream()
                .map(AssignedRole::direct)
                .toList();
        return new UserAccess(permission, enabled, held, inside(CHECK_PERMISSION, user, organization)).decision();
    }

    @Override
    public AccessExplanation explain(UserId user, PermissionName permission, @Nullable OrganizationId organization) {
        boolean enabled = isEnabled(EXPLAIN_ACCESS, user);
        var access = new UserAccess(
                permission,
                enabled,
                assignments.of(EXPLAIN_ACCESS, user, true),
                inside(EXPLAIN_ACCESS, user, organization));
        return access.explanation(access.needsEveryRole() ? roles.all(EXPLAIN_ACCESS).stream() : Stream.empty());
    }

    @Override
    public RbacState state() {
        return RbacState.of(services(GET_RBAC_STATE).defined(), roles.all(GET_RBAC_STATE));
    }

    @Override
    public RbacOutcome apply(NewRbacState wanted, boolean prune, boolean dryRun) {
        // Of the resources only those that are defined, so that what roles name besides is defined too.
        var current = new RbacState(services(APPLY_RBAC_STATE).defined(), roles.all(APPLY_RBAC_STATE));
        var diff = new RbacDiff(current, wanted, prune);
        List<RbacChange> changes = diff.changes().stream()
                .flatMap(change -> leavingTheDefault(diff, change))
                .toList();
        changes.forEach(change -> requirePossible(diff, change));
        return dryRun ? RbacOutcome.of(changes) : RbacApplication.make(changes, change -> make(diff, change));
    }

    private void make(RbacDiff diff, RbacChange change) {
        var port = new KeycloakRoles(realm);
        switch (change.kind()) {
            case DEFINE_RESOURCE -> services(APPLY_RBAC_STATE).define(names(change.key(), change.added()));
            case CREATE_ROLE -> {
                var unused = port.create(diff.wanted(change), IfExists.FAIL);
            }
            case UPDATE_ROLE -> {
                var unused = port.update(diff.current(change).id(), diff.patch(change));
            }
            case DELETE_ROLE -> port.delete(diff.current(change).id(), false);
            case REMOVE_ACTIONS -> services(APPLY_RBAC_STATE).remove(change.key(), change.removed());
        }
    }

    /** Refuses what would fail once other changes are made. */
    private void requirePossible(RbacDiff diff, RbacChange change) {
        if (change.fields().contains(DEFAULT)) {
            KeycloakCapabilities.WIDEST.require(APPLY_RBAC_STATE, "state.default_role");
        }
        switch (change.kind()) {
            case CREATE_ROLE, UPDATE_ROLE -> {
                NewRole role = diff.wanted(change);
                if (RoleMapping.isBuiltIn(realm.tenant(), role.key())) {
                    throw new InvalidArgumentException("state.roles." + role.key(), "is one of Keycloak's own roles");
                }
                RoleRepresentation unused = RoleMapping.toRepresentation(role);
            }
            case DELETE_ROLE -> {
                RoleRepresentation role =
                        roles.read(APPLY_RBAC_STATE, diff.current(change).id());
                assignments.requireUnassigned(role, assignments.inOrganizations(role));
            }
            default -> {}
        }
    }

    /** Default roles of a realm are the administrator's: a document that names none leaves those that there are. */
    private static Stream<RbacChange> leavingTheDefault(RbacDiff diff, RbacChange change) {
        if (change.kind() != RbacChange.Kind.UPDATE_ROLE
                || !change.fields().contains(DEFAULT)
                || diff.wanted(change).isDefault()) {
            return Stream.of(change);
        }
        SortedSet<String> fields = new TreeSet<>(change.fields());
        fields.remove(DEFAULT);
        boolean nothing =
                fields.isEmpty() && change.added().isEmpty() && change.removed().isEmpty();
        return nothing
                ? Stream.empty()
                : Stream.of(new RbacChange(change.kind(), change.key(), change.added(), change.removed(), fields));
    }

    private boolean isEnabled(Operation operation, UserId user) {
        return Boolean.TRUE.equals(realm.read(operation, user).isEnabled());
    }

    private List<Role> inside(Operation operation, UserId user, @Nullable OrganizationId organization) {
        return organization == null ? List.of() : new OrganizationMembers(realm).roles(operation, organization, user);
    }

    private AuthorizationServices services(Operation operation) {
        return new AuthorizationServices(realm, operation);
    }

    private static List<PermissionName> names(String key, Collection<String> actions) {
        return actions.stream().map(action -> new PermissionName(key, action)).toList();
    }
}
