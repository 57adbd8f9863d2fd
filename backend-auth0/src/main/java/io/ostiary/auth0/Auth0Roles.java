package io.ostiary.auth0;

import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.DELETE_ROLE;
import static io.ostiary.Operation.LIST_ROLES;
import static io.ostiary.Operation.LIST_ROLE_MEMBERS;
import static io.ostiary.Operation.LIST_USER_ROLES;
import static io.ostiary.Operation.UNASSIGN_ROLE;
import static io.ostiary.Operation.UPDATE_ROLE;

import com.auth0.client.mgmt.types.CreateRoleRequestContent;
import com.auth0.client.mgmt.types.UpdateRoleRequestContent;
import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Upsert;
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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The roles of the tenant. */
final class Auth0Roles implements Roles {
    private final ManagedTenant tenant;
    private final UserRoles assignments;

    Auth0Roles(ManagedTenant tenant) {
        this.tenant = tenant;
        this.assignments = new UserRoles(tenant);
    }

    @Override
    public Page<Role> list(@Nullable String text, PageRequest page) {
        Object bound =
                Stream.of(tenant.id(), text == null ? Optional.empty() : text).toList();
        return Paging.byKey(LIST_ROLES, bound, page, () -> selected(text), RoleTable.Row::name)
                .map(row -> withPermissions(LIST_ROLES, row));
    }

    private List<RoleTable.Row> selected(@Nullable String text) {
        return new RoleTable(tenant, LIST_ROLES)
                .all().stream()
                        .filter(row -> text == null || mentions(row, fold(text)))
                        .toList();
    }

    @Override
    public Upsert<Role> create(NewRole role, IfExists ifExists) {
        refuse(CREATE_ROLE, role.name() != null, "name");
        refuse(CREATE_ROLE, role.isDefault(), "is_default");
        refuse(CREATE_ROLE, role.scope() == RoleScope.ORGANIZATION, "scope.organization");
        RolePermissions permissions = new RolePermissions(tenant, CREATE_ROLE);
        Set<Permission> wanted = permissions.named(role.permissions());
        RoleTable table = new RoleTable(tenant, CREATE_ROLE);
        var request = CreateRoleRequestContent.builder()
                .name(role.key())
                .description(Optional.ofNullable(role.description()))
                .build();
        RoleTable.Row created;
        try {
            created = tenant.requests(CREATE_ROLE)
                    .create(
                            CREATE_ROLE,
                            Subject.newRole(role.key()),
                            attempt -> RoleTable.row(attempt.api().roles().create(request)),
                            () -> table.named(role.key()));
        } catch (AlreadyExistsException e) {
            if (ifExists == IfExists.FAIL) {
                throw e;
            }
            RoleId id = table.named(role.key()).orElseThrow(() -> e).id();
            return new Upsert<>(update(CREATE_ROLE, id, asGiven(role)), false);
        }
        permissions.replace(created.id(), Set.of(), wanted);
        return new Upsert<>(created.toRole(tenant.settings(), wanted), true);
    }

    @Override
    public Role update(RoleId id, RolePatch patch) {
        refuse(UPDATE_ROLE, !patch.name().keeps(), "name");
        refuse(UPDATE_ROLE, !patch.isDefault().keeps(), "is_default");
        return update(UPDATE_ROLE, id, patch);
    }

    @Override
    public void delete(RoleId id, boolean force) {
        Subject role = requirePossible(DELETE_ROLE, id);
        if (!force) {
            new RoleHolders(tenant, DELETE_ROLE, id, id.value()).requireNone();
        }
        tenant.requests(DELETE_ROLE)
                .delete(DELETE_ROLE, role, attempt -> attempt.api().roles().delete(id.value()));
    }

    @Override
    public void assign(UserId user, RoleId role, @Nullable RoleDomain inside) {
        if (inside != null) {
            new Memberships(tenant, ASSIGN_ROLE, OrganizationId.of(inside.value())).give(user, role);
            return;
        }
        Subject missing = requirePossible(ASSIGN_ROLE, role);
        try {
            assignments.add(user, role);
        } catch (NotFoundException e) {
            // Auth0 tells by nothing but words which of the two is missing.
            boolean userIsThere =
                    e.kind().equals("user") && tenant.lookUp(ASSIGN_ROLE, user).isPresent();
            throw userIsThere ? missing.missing(ASSIGN_ROLE) : e;
        }
    }

    @Override
    public void unassign(UserId user, RoleId role, @Nullable RoleDomain inside) {
        if (inside != null) {
            new Memberships(tenant, UNASSIGN_ROLE, OrganizationId.of(inside.value())).take(user, role);
            return;
        }
        boolean given = assignments.direct(UNASSIGN_ROLE, user).stream()
                .anyMatch(row -> row.id().equals(role));
        if (!given) {
            throw new NotFoundException(UNASSIGN_ROLE, "role of user " + user, role.value());
        }
        assignments.remove(UNASSIGN_ROLE, user, role);
    }

    @Override
    public List<AssignedRole> of(UserId user, boolean effective) {
        return assignments.of(LIST_USER_ROLES, user, effective);
    }

    @Override
    public Page<User> members(RoleId role, PageRequest page) {
        Subject unused = requirePossible(LIST_ROLE_MEMBERS, role);
        return new RoleMembers(tenant, LIST_ROLE_MEMBERS, role).page(page);
    }

    @Override
    public Role resolve(String reference) {
        return new Lookup().resolve(reference);
    }

    private Role update(Operation operation, RoleId id, RolePatch patch) {
        Subject role = requirePossible(operation, id);
        RolePermissions permissions = new RolePermissions(tenant, operation);
        Set<Permission> wanted = patch.permissions().keeps()
                ? null
                : permissions.named(
                        Objects.requireNonNullElse(patch.permissions().valueOrNull(), Set.of()));
        return tenant.exclusively(operation, id, () -> {
            RoleTable.Row row = patch.description().keeps()
                    ? new RoleTable(tenant, operation).byId(id.value()).orElseThrow(() -> role.missing(operation))
                    : describe(operation, role, id, patch.description().valueOrNull());
            Set<Permission> before = permissions.of(id);
            if (wanted != null) {
                permissions.replace(id, before, wanted);
            }
            return row.toRole(tenant.settings(), wanted == null ? before : wanted);
        });
    }

    private RoleTable.Row describe(Operation operation, Subject role, RoleId id, @Nullable String description) {
        // Auth0 refuses null, and takes an empty text for no description.
        var change = UpdateRoleRequestContent.builder()
                .description(description == null ? "" : description)
                .build();
        return tenant.requests(operation)
                .repeatable(
                        operation,
                        role,
                        attempt -> RoleTable.row(attempt.api().roles().update(id.value(), change)));
    }

    private static RolePatch asGiven(NewRole role) {
        return RolePatch.builder()
                .description(role.description() == null ? Change.clear() : Change.set(role.description()))
                .permissions(Change.set(role.permissions()))
                .build();
    }

    private Role withPermissions(Operation operation, RoleTable.Row row) {
        return row.toRole(tenant.settings(), new RolePermissions(tenant, operation).of(row.id()));
    }

    /** The role as what a request is about, unless none can have the id. */
    private Subject requirePossible(Operation operation, RoleId id) {
        Requests unused = tenant.requests(operation);
        Subject role = Subject.role(id);
        if (!RoleTable.canBe(id.value())) {
            throw role.missing(operation);
        }
        return role;
    }

    private static void refuse(Operation operation, boolean given, String parameter) {
        if (given) {
            Auth0Capabilities.WIDEST.require(operation, parameter);
        }
    }

    private static boolean mentions(RoleTable.Row row, String folded) {
        return fold(row.name()).contains(folded)
                || row.description().filter(text -> fold(text).contains(folded)).isPresent();
    }

    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The name of Auth0 is the key, and there is no other. */
    private final class Lookup implements RoleLookup {
        private final RoleTable table = new RoleTable(tenant, LIST_ROLES);

        @Override
        public Optional<Role> byId(String id) {
            return table.byId(id).map(row -> withPermissions(LIST_ROLES, row));
        }

        @Override
        public Optional<Role> byKey(String key) {
            return table.named(key).map(row -> withPermissions(LIST_ROLES, row));
        }

        @Override
        public List<Role> byName(String name) {
            return List.of();
        }
    }
}
