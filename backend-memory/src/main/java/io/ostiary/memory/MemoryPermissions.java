package io.ostiary.memory;

import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.CHECK_PERMISSION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.EXPLAIN_ACCESS;
import static io.ostiary.Operation.GET_RBAC_STATE;
import static io.ostiary.Operation.LIST_PERMISSION_RESOURCES;

import io.ostiary.Operation;
import io.ostiary.backend.IdSource;
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
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The permission resources of a tenant in memory, and what its roles allow. A document is applied in one write. */
final class MemoryPermissions implements Permissions {
    private final TenantView view;
    private final IdSource ids;

    MemoryPermissions(TenantView view, IdSource ids) {
        this.view = view;
        this.ids = ids;
    }

    @Override
    public List<PermissionResource> resources() {
        return view.read(
                LIST_PERMISSION_RESOURCES, (state, now) -> current(state).resources());
    }

    @Override
    public PermissionResource create(NewPermissionResource resource) {
        return view.write(CREATE_PERMISSION_RESOURCE, (state, now) -> {
            TenantState next = defined(state, resource.key(), resource.actions());
            return new Written<>(
                    next,
                    current(next).resources().stream()
                            .filter(each -> each.key().equals(resource.key()))
                            .findFirst()
                            .orElseThrow());
        });
    }

    @Override
    public AccessDecision check(UserId user, PermissionName permission, @Nullable OrganizationId organization) {
        return view.read(
                CHECK_PERMISSION,
                (state, now) -> access(CHECK_PERMISSION, state, user, permission, organization, now)
                        .decision());
    }

    @Override
    public AccessExplanation explain(UserId user, PermissionName permission, @Nullable OrganizationId organization) {
        return view.read(
                EXPLAIN_ACCESS,
                (state, now) -> access(EXPLAIN_ACCESS, state, user, permission, organization, now)
                        .explanation(state.roles().after("")));
    }

    @Override
    public RbacState state() {
        return view.read(GET_RBAC_STATE, (state, now) -> current(state));
    }

    @Override
    public RbacOutcome apply(NewRbacState wanted, boolean prune, boolean dryRun) {
        return dryRun
                ? view.read(
                        APPLY_RBAC_STATE,
                        (state, now) -> applied(state, wanted, prune).result())
                : view.write(APPLY_RBAC_STATE, (state, now) -> applied(state, wanted, prune));
    }

    private Written<RbacOutcome> applied(TenantState state, NewRbacState wanted, boolean prune) {
        var diff = new RbacDiff(new RbacState(definitions(state), roles(state)), wanted, prune);
        List<RbacChange> changes = diff.changes();
        TenantState next = state;
        for (RbacChange change : changes) {
            next = made(next, diff, change);
        }
        return new Written<>(next, RbacOutcome.of(changes));
    }

    private TenantState made(TenantState state, RbacDiff diff, RbacChange change) {
        return switch (change.kind()) {
            case DEFINE_RESOURCE -> defined(state, change.key(), change.added());
            case CREATE_ROLE -> with(state, MemoryRoles.created(RoleId.of(ids.next()), diff.wanted(change)));
            case UPDATE_ROLE ->
                with(
                        state,
                        MemoryRoles.patched(
                                state.role(
                                        APPLY_RBAC_STATE, diff.current(change).id()),
                                diff.patch(change)));
            case DELETE_ROLE -> {
                Role role = state.role(APPLY_RBAC_STATE, diff.current(change).id());
                RoleHolders.requireNone(APPLY_RBAC_STATE, state, role);
                yield state.without(role);
            }
            case REMOVE_ACTIONS -> withoutActions(state, change);
        };
    }

    private static TenantState with(TenantState state, Role role) {
        return state.withRoles(state.roles().with(APPLY_RBAC_STATE, role));
    }

    private static TenantState defined(TenantState state, String key, SortedSet<String> added) {
        PermissionResource there = state.resources().get(key);
        SortedSet<String> actions = new TreeSet<>(added);
        if (there != null) {
            actions.addAll(there.actions());
        }
        return state.withResources(state.resources().plus(key, new PermissionResource(key, actions)));
    }

    /** No role holds the actions any more: those that the document keeps may not, and the others went before. */
    private static TenantState withoutActions(TenantState state, RbacChange change) {
        PermissionResource there = state.resources().get(change.key());
        if (there == null) {
            return state;
        }
        SortedSet<String> actions = new TreeSet<>(there.actions());
        actions.removeAll(change.removed());
        return state.withResources(
                actions.isEmpty()
                        ? state.resources().minus(change.key())
                        : state.resources().plus(change.key(), new PermissionResource(change.key(), actions)));
    }

    private static RbacState current(TenantState state) {
        return RbacState.of(definitions(state), roles(state));
    }

    private static List<PermissionResource> definitions(TenantState state) {
        return List.copyOf(state.resources().values());
    }

    private static List<Role> roles(TenantState state) {
        return state.roles().after("").toList();
    }

    private static UserAccess access(
            Operation operation,
            TenantState state,
            UserId user,
            PermissionName permission,
            @Nullable OrganizationId organization,
            Instant now) {
        Account account = state.account(operation, user);
        Stream<Role> inside = organization == null
                ? Stream.empty()
                : state.roles()
                        .all(state.organizations()
                                .roles(
                                        state.organizations()
                                                .get(operation, organization)
                                                .id(),
                                        account.id()));
        return new UserAccess(
                permission,
                account.toUser(now).status() != UserStatus.DISABLED,
                InheritedRoles.of(state, account.id()),
                inside.toList());
    }
}
