package io.ostiary.memory;

import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.DELETE_ROLE;
import static io.ostiary.Operation.LIST_ROLES;
import static io.ostiary.Operation.LIST_ROLE_MEMBERS;
import static io.ostiary.Operation.LIST_USER_ROLES;
import static io.ostiary.Operation.UNASSIGN_ROLE;
import static io.ostiary.Operation.UPDATE_ROLE;

import io.ostiary.AlreadyExistsException;
import io.ostiary.CaseFold;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Upsert;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.Paging;
import io.ostiary.organization.OrganizationId;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleDomain;
import io.ostiary.role.RoleId;
import io.ostiary.role.RoleLookup;
import io.ostiary.role.RolePatch;
import io.ostiary.role.RoleScope;
import io.ostiary.role.Roles;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The roles of a tenant in memory. Roles do not inherit from each other, so a role is given to the user or by groups. */
final class MemoryRoles implements Roles {
    private final TenantView view;
    private final IdSource ids;

    MemoryRoles(TenantView view, IdSource ids) {
        this.view = view;
        this.ids = ids;
    }

    @Override
    public Page<Role> list(@Nullable String text, PageRequest page) {
        Object query = List.of(view.tenant(), Optional.ofNullable(text));
        return view.read(
                LIST_ROLES,
                (state, now) -> Paging.seeking(
                        LIST_ROLES,
                        query,
                        page,
                        after -> state.roles().after(after).filter(role -> text == null || mentions(role, text)),
                        Role::key,
                        text == null ? Long.valueOf(state.roles().size()) : null));
    }

    @Override
    public Upsert<Role> create(NewRole role, IfExists ifExists) {
        return view.write(CREATE_ROLE, (state, now) -> {
            Role existing = state.roles().byKey(role.key()).orElse(null);
            if (existing != null && ifExists == IfExists.FAIL) {
                throw new AlreadyExistsException(CREATE_ROLE, "role", "key", role.key());
            }
            if (existing != null && existing.scope() != role.scope()) {
                throw new ConflictException(
                        CREATE_ROLE, "role " + role.key() + " is there with another scope, which never changes");
            }
            Role wanted = created(existing == null ? RoleId.of(ids.next()) : existing.id(), role);
            return new Written<>(
                    state.withRoles(state.roles().with(CREATE_ROLE, wanted)), new Upsert<>(wanted, existing == null));
        });
    }

    @Override
    public Role update(RoleId id, RolePatch patch) {
        return view.write(UPDATE_ROLE, (state, now) -> {
            Role changed = patched(state.role(UPDATE_ROLE, id), patch);
            return new Written<>(state.withRoles(state.roles().with(UPDATE_ROLE, changed)), changed);
        });
    }

    @Override
    public void delete(RoleId id, boolean force) {
        view.update(DELETE_ROLE, (state, now) -> {
            Role role = state.role(DELETE_ROLE, id);
            if (!force) {
                RoleHolders.requireNone(DELETE_ROLE, state, role);
            }
            return state.without(role);
        });
    }

    @Override
    public void assign(UserId user, RoleId role, @Nullable RoleDomain inside) {
        view.update(ASSIGN_ROLE, (state, now) -> {
            UserId holder = state.account(ASSIGN_ROLE, user).id();
            Role assigned = state.role(ASSIGN_ROLE, role);
            if (inside == null) {
                requireTenantWide(ASSIGN_ROLE, assigned);
                return state.withRoles(state.roles().assign(holder, role));
            }
            OrganizationId organization = OrganizationId.of(inside.value());
            Memberships.require(ASSIGN_ROLE, state, organization, holder);
            return state.withOrganizations(state.organizations().withMemberRole(organization, holder, role));
        });
    }

    @Override
    public void unassign(UserId user, RoleId role, @Nullable RoleDomain inside) {
        view.update(UNASSIGN_ROLE, (state, now) -> {
            UserId holder = state.account(UNASSIGN_ROLE, user).id();
            RoleId assigned = state.role(UNASSIGN_ROLE, role).id();
            if (inside == null) {
                requireGiven(state.roles().isAssigned(holder, assigned), user, role);
                return state.withRoles(state.roles().unassign(holder, assigned));
            }
            OrganizationId organization = OrganizationId.of(inside.value());
            Memberships.require(UNASSIGN_ROLE, state, organization, holder);
            requireGiven(state.organizations().hasRole(organization, holder, assigned), user, role);
            return state.withOrganizations(state.organizations().withoutMemberRole(organization, holder, assigned));
        });
    }

    @Override
    public List<AssignedRole> of(UserId user, boolean effective) {
        return view.read(LIST_USER_ROLES, (state, now) -> {
            UserId holder = state.account(LIST_USER_ROLES, user).id();
            return effective
                    ? InheritedRoles.of(state, holder)
                    : state.roles().of(holder).map(AssignedRole::direct).toList();
        });
    }

    @Override
    public Page<User> members(RoleId role, PageRequest page) {
        Object query = List.of(view.tenant(), role);
        return view.read(LIST_ROLE_MEMBERS, (state, now) -> {
            RoleId found = state.role(LIST_ROLE_MEMBERS, role).id();
            return Paging.seeking(
                    LIST_ROLE_MEMBERS,
                    query,
                    page,
                    after -> state.roles()
                            .members(found, after)
                            .map(id -> state.account(LIST_ROLE_MEMBERS, id).toUser(now)),
                    member -> member.id().value(),
                    (long) state.roles().memberCount(found));
        });
    }

    @Override
    public Role resolve(String reference) {
        return view.read(LIST_ROLES, (state, now) -> new Lookup(state.roles()).resolve(reference));
    }

    static Role created(RoleId id, NewRole role) {
        return new Role(
                id,
                role.key(),
                role.name(),
                role.description(),
                role.permissions(),
                role.scope(),
                role.isDefault(),
                Role.looksAdministrative(role.key(), role.permissions()));
    }

    static Role patched(Role role, RolePatch patch) {
        Set<String> permissions = patch.permissions().applyTo(role.permissions());
        Set<String> remaining = permissions == null ? Set.of() : permissions;
        Boolean isDefault = patch.isDefault().applyTo(role.isDefault());
        if (Boolean.TRUE.equals(isDefault)) {
            requireTenantWide(UPDATE_ROLE, role);
        }
        return new Role(
                role.id(),
                role.key(),
                patch.name().applyTo(role.name()),
                patch.description().applyTo(role.description()),
                new TreeSet<>(remaining),
                role.scope(),
                Boolean.TRUE.equals(isDefault),
                Role.looksAdministrative(role.key(), remaining));
    }

    /**
     * Checks that the role can be given in the tenant.
     *
     * @throws ConflictException when it can be given inside organizations only
     */
    static void requireTenantWide(Operation operation, Role role) {
        if (role.scope() == RoleScope.ORGANIZATION) {
            throw new ConflictException(
                    operation, "role " + role.key() + " can be given inside organizations only; name the organization");
        }
    }

    private static void requireGiven(boolean given, UserId user, RoleId role) {
        if (!given) {
            throw new NotFoundException(UNASSIGN_ROLE, "role of user " + user, role.value());
        }
    }

    private static boolean mentions(Role role, String text) {
        String folded = CaseFold.fold(text);
        return Stream.of(
                        Optional.of(role.key()),
                        Optional.ofNullable(role.name()),
                        Optional.ofNullable(role.description()))
                .flatMap(Optional::stream)
                .map(CaseFold::fold)
                .anyMatch(field -> field.contains(folded));
    }

    private record Lookup(RoleTable roles) implements RoleLookup {
        @Override
        public Optional<Role> byId(String id) {
            return roles.find(id);
        }

        @Override
        public Optional<Role> byKey(String key) {
            return roles.byKey(key);
        }

        @Override
        public List<Role> byName(String name) {
            return roles.after("").filter(role -> name.equals(role.name())).toList();
        }
    }
}
