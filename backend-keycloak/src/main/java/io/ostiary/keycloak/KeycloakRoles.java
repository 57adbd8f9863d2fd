package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.DELETE_ROLE;
import static io.ostiary.Operation.LIST_USER_ROLES;
import static io.ostiary.Operation.UPDATE_ROLE;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Upsert;
import io.ostiary.keycloak.OrganizationRoles.RoleGroup;
import io.ostiary.organization.OrganizationId;
import io.ostiary.permission.PermissionName;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleDomain;
import io.ostiary.role.RoleId;
import io.ostiary.role.RolePatch;
import io.ostiary.role.Roles;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.RoleRepresentation;

/** The realm roles of a realm, without those that Keycloak made for itself. */
final class KeycloakRoles implements Roles {
    private final Realm realm;
    private final RealmRoles roles;
    private final RoleAssignments assignments;

    KeycloakRoles(Realm realm) {
        this.realm = realm;
        this.roles = new RealmRoles(realm);
        this.assignments = new RoleAssignments(realm);
    }

    @Override
    public Page<Role> list(@Nullable String text, PageRequest page) {
        return roles.page(text, page);
    }

    @Override
    public Upsert<Role> create(NewRole role, IfExists ifExists) {
        if (role.isDefault()) {
            KeycloakCapabilities.WIDEST.require(CREATE_ROLE, "is_default");
        }
        if (RoleMapping.isBuiltIn(realm.tenant(), role.key())) {
            throw new InvalidArgumentException("key", "is one of Keycloak's own roles");
        }
        RoleRepresentation wanted = RoleMapping.toRepresentation(role);
        try {
            realm.requests()
                    .create(
                            CREATE_ROLE,
                            Subject.newRole(realm.tenant(), role.key()),
                            () -> {
                                realm.resource(CREATE_ROLE).roles().create(wanted);
                                return role;
                            },
                            () -> roles.byKey(CREATE_ROLE, role.key()).map(found -> role));
        } catch (AlreadyExistsException e) {
            if (ifExists == IfExists.FAIL) {
                throw e;
            }
            RoleRepresentation there = created(role.key());
            if (RoleMapping.scope(there) != role.scope()) {
                throw new ConflictException(
                        CREATE_ROLE, "role " + role.key() + " is there with another scope, which never changes");
            }
            return new Upsert<>(update(CREATE_ROLE, RoleId.of(there.getId()), asGiven(role)), false);
        }
        RoleRepresentation created = Requests.readBack(CREATE_ROLE, () -> {
            follow(CREATE_ROLE, Set.of(), role.permissions());
            return created(role.key());
        });
        return new Upsert<>(RoleMapping.toRole(created, false), true);
    }

    @Override
    public Role update(RoleId id, RolePatch patch) {
        if (!patch.isDefault().keeps()) {
            KeycloakCapabilities.WIDEST.require(UPDATE_ROLE, "is_default");
        }
        return update(UPDATE_ROLE, id, patch);
    }

    @Override
    public void delete(RoleId id, boolean force) {
        RoleRepresentation role = roles.read(DELETE_ROLE, id);
        List<RoleGroup> inOrganizations = assignments.inOrganizations(role);
        if (!force) {
            assignments.requireUnassigned(role, inOrganizations);
        }
        assignments.forget(role, inOrganizations);
        realm.requests()
                .delete(
                        DELETE_ROLE,
                        Subject.role(id),
                        () -> realm.resource(DELETE_ROLE).rolesById().deleteRole(id.value()));
    }

    @Override
    public void assign(UserId user, RoleId role, @Nullable RoleDomain inside) {
        if (inside == null) {
            assignments.assign(user, role);
        } else {
            new OrganizationMembers(realm).give(OrganizationId.of(inside.value()), user, role);
        }
    }

    @Override
    public void unassign(UserId user, RoleId role, @Nullable RoleDomain inside) {
        if (inside == null) {
            assignments.unassign(user, role);
        } else {
            new OrganizationMembers(realm).take(OrganizationId.of(inside.value()), user, role);
        }
    }

    @Override
    public List<AssignedRole> of(UserId user, boolean effective) {
        return assignments.of(LIST_USER_ROLES, user, effective);
    }

    @Override
    public Page<User> members(RoleId role, PageRequest page) {
        return assignments.members(role, page);
    }

    @Override
    public Role resolve(String reference) {
        return roles.resolve(reference);
    }

    private Role update(Operation operation, RoleId id, RolePatch patch) {
        return realm.exclusively(operation, id, () -> {
            RoleRepresentation before = roles.read(operation, id);
            Role role = RoleMapping.toRole(before, false);
            RoleRepresentation change = RoleMapping.toChange(
                    before,
                    patch.name().applyTo(role.name()),
                    patch.description().applyTo(role.description()),
                    Objects.requireNonNullElse(patch.permissions().applyTo(role.permissions()), Set.of()));
            roles.send(operation, id, () -> {
                realm.resource(operation).rolesById().updateRole(id.value(), change);
                return id;
            });
            return Requests.readBack(operation, () -> {
                Role after = roles.toRole(operation, roles.read(operation, id));
                if (!patch.permissions().keeps()) {
                    follow(operation, role.permissions(), after.permissions());
                }
                return after;
            });
        });
    }

    /** What the role has as well as what it lost, so that a change that broke off is completed when it is sent again. */
    private void follow(Operation operation, Set<String> before, Set<String> after) {
        new AuthorizationServices(realm, operation)
                .follow(Stream.concat(before.stream(), after.stream())
                        .distinct()
                        .flatMap(text -> PermissionName.of(text).stream())
                        .toList());
    }

    private static RolePatch asGiven(NewRole role) {
        return RolePatch.builder()
                .name(role.name() == null ? Change.clear() : Change.set(role.name()))
                .description(role.description() == null ? Change.clear() : Change.set(role.description()))
                .permissions(Change.set(role.permissions()))
                .build();
    }

    private RoleRepresentation created(String key) {
        return roles.byKey(CREATE_ROLE, key).orElseThrow(() -> new NotFoundException(CREATE_ROLE, "role", key));
    }
}
