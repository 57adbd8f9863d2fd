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
import io.ostiary.backend.Cursor;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.Paging;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.role.RoleLookup;
import io.ostiary.role.RolePatch;
import io.ostiary.role.Roles;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The roles of a tenant in memory. Roles do not inherit from each other, so every role of a user is a direct one. */
final class MemoryRoles implements Roles {
    private static final int HOLDERS_NAMED = 3;

    private final TenantView view;
    private final IdSource ids;

    MemoryRoles(TenantView view, IdSource ids) {
        this.view = view;
        this.ids = ids;
    }

    @Override
    public Page<Role> list(@Nullable String text, PageRequest page) {
        Object query = List.of(view.tenant(), Optional.ofNullable(text));
        return view.read(LIST_ROLES, (state, now) -> {
            String after = page.cursor() == null
                    ? ""
                    : Cursor.decode(page.cursor(), LIST_ROLES, query, 1).get(0);
            Stream<Role> rest = state.roles().after(after).filter(role -> text == null || mentions(role, text));
            return Paging.page(
                    rest.iterator(),
                    page.size(),
                    last -> Cursor.encode(LIST_ROLES, query, List.of(last.key())),
                    text == null ? Long.valueOf(state.roles().size()) : null);
        });
    }

    @Override
    public Upsert<Role> create(NewRole role, IfExists ifExists) {
        return view.write(CREATE_ROLE, (state, now) -> {
            Role existing = state.roles().byKey(role.key()).orElse(null);
            if (existing != null && ifExists == IfExists.FAIL) {
                throw new AlreadyExistsException(CREATE_ROLE, "role", "key", role.key());
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
                requireUnassigned(DELETE_ROLE, state, role);
            }
            return state.without(role);
        });
    }

    @Override
    public void assign(UserId user, RoleId role) {
        view.update(ASSIGN_ROLE, (state, now) -> {
            UserId holder = state.account(ASSIGN_ROLE, user).id();
            RoleId assigned = state.role(ASSIGN_ROLE, role).id();
            return state.withRoles(state.roles().assign(holder, assigned));
        });
    }

    @Override
    public void unassign(UserId user, RoleId role) {
        view.update(UNASSIGN_ROLE, (state, now) -> {
            UserId holder = state.account(UNASSIGN_ROLE, user).id();
            RoleId assigned = state.role(UNASSIGN_ROLE, role).id();
            if (!state.roles().isAssigned(holder, assigned)) {
                throw new NotFoundException(UNASSIGN_ROLE, "role of user " + user, role.value());
            }
            return state.withRoles(state.roles().unassign(holder, assigned));
        });
    }

    @Override
    public List<AssignedRole> of(UserId user, boolean effective) {
        return view.read(
                LIST_USER_ROLES,
                (state, now) ->
                        assigned(state, state.account(LIST_USER_ROLES, user).id()));
    }

    @Override
    public Page<User> members(RoleId role, PageRequest page) {
        Object query = List.of(view.tenant(), role);
        return view.read(LIST_ROLE_MEMBERS, (state, now) -> {
            RoleId found = state.role(LIST_ROLE_MEMBERS, role).id();
            String after = page.cursor() == null
                    ? ""
                    : Cursor.decode(page.cursor(), LIST_ROLE_MEMBERS, query, 1).get(0);
            Stream<User> rest = state.roles()
                    .members(found, after)
                    .map(id -> state.account(LIST_ROLE_MEMBERS, id).toUser(now));
            return Paging.page(
                    rest.iterator(),
                    page.size(),
                    last -> Cursor.encode(
                            LIST_ROLE_MEMBERS, query, List.of(last.id().value())),
                    (long) state.roles().memberCount(found));
        });
    }

    @Override
    public Role resolve(String reference) {
        return view.read(LIST_ROLES, (state, now) -> new Lookup(state.roles()).resolve(reference));
    }

    /** The effective roles of the user, by key. */
    static List<AssignedRole> assigned(TenantState state, UserId user) {
        return state.roles().of(user).map(role -> new AssignedRole(role, true)).toList();
    }

    /**
     * Checks that nobody has the role.
     *
     * @throws ConflictException when somebody has; the message names some of them
     */
    static void requireUnassigned(Operation operation, TenantState state, Role role) {
        int holders = state.roles().memberCount(role.id());
        int memberships = state.organizations().roleCount(role.id());
        if (holders + memberships > 0) {
            throw new ConflictException(operation, stillAssigned(state, role, holders, memberships));
        }
    }

    static Role created(RoleId id, NewRole role) {
        return new Role(
                id,
                role.key(),
                role.name(),
                role.description(),
                role.permissions(),
                role.isDefault(),
                Role.looksAdministrative(role.key(), role.permissions()));
    }

    static Role patched(Role role, RolePatch patch) {
        Set<String> permissions = patch.permissions().applyTo(role.permissions());
        Set<String> remaining = permissions == null ? Set.of() : permissions;
        Boolean isDefault = patch.isDefault().applyTo(role.isDefault());
        return new Role(
                role.id(),
                role.key(),
                patch.name().applyTo(role.name()),
                patch.description().applyTo(role.description()),
                new TreeSet<>(remaining),
                Boolean.TRUE.equals(isDefault),
                Role.looksAdministrative(role.key(), remaining));
    }

    private static String stillAssigned(TenantState state, Role role, int holders, int memberships) {
        List<String> assigned = new ArrayList<>();
        if (holders > 0) {
            String named = state.roles()
                    .members(role.id(), "")
                    .limit(HOLDERS_NAMED)
                    .map(id -> "id:" + id)
                    .collect(Collectors.joining(", "));
            assigned.add(holders + (holders == 1 ? " user (" : " users (") + named
                    + (holders > HOLDERS_NAMED ? ", …" : "") + ")");
        }
        if (memberships > 0) {
            assigned.add(memberships + (memberships == 1 ? " member" : " members") + " of organizations");
        }
        return "role " + role.key() + " is assigned to " + String.join(" and ", assigned)
                + "; unassign it first, or force";
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
