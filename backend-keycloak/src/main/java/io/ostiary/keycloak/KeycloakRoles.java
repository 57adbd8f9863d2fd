package io.ostiary.keycloak;

import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.DELETE_ROLE;
import static io.ostiary.Operation.LIST_ROLES;
import static io.ostiary.Operation.LIST_ROLE_MEMBERS;
import static io.ostiary.Operation.LIST_USER_ROLES;
import static io.ostiary.Operation.UNASSIGN_ROLE;
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
import io.ostiary.backend.Cursor;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.role.RolePatch;
import io.ostiary.role.Roles;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserSort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The realm roles of a realm, without those that Keycloak made for itself. */
final class KeycloakRoles implements Roles {
    private static final int PAGE = 200;
    private static final Comparator<Role> BY_KEY = Comparator.comparing(Role::key);

    private final Realm realm;

    KeycloakRoles(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Page<Role> list(@Nullable String text, PageRequest page) {
        Object bound = Stream.of(realm.tenant(), text == null ? Optional.empty() : text)
                .toList();
        String after = page.cursor() == null
                ? ""
                : Cursor.decode(page.cursor(), LIST_ROLES, bound, 1).get(0);
        List<Role> selected = all(LIST_ROLES).stream()
                .filter(role -> text == null || mentions(role, fold(text)))
                .toList();
        return Paging.page(
                selected.stream()
                        .filter(role -> role.key().compareTo(after) > 0)
                        .iterator(),
                page.size(),
                last -> Cursor.encode(LIST_ROLES, bound, List.of(last.key())),
                (long) selected.size());
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
                            () -> byKey(CREATE_ROLE, role.key()).map(found -> role));
        } catch (AlreadyExistsException e) {
            if (ifExists == IfExists.FAIL) {
                throw e;
            }
            RoleId id = RoleId.of(created(role.key()).getId());
            return new Upsert<>(update(CREATE_ROLE, id, asGiven(role)), false);
        }
        return new Upsert<>(RoleMapping.toRole(created(role.key()), false), true);
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
        RoleRepresentation role = read(DELETE_ROLE, id);
        if (!force) {
            requireUnassigned(role);
        }
        send(DELETE_ROLE, id, () -> {
            realm.resource(DELETE_ROLE).rolesById().deleteRole(id.value());
            return id;
        });
    }

    @Override
    public void assign(UserId user, RoleId role) {
        RoleRepresentation given = read(ASSIGN_ROLE, role);
        RoleScopeResource assignments = assignments(ASSIGN_ROLE, user);
        // Of two identical assignments at the same time the server refuses one with 400.
        realm.locks().exclusively(user, () -> {
            realm.requests().perform(ASSIGN_ROLE, Subject.user(user), () -> assignments.add(List.of(given)));
            return given;
        });
    }

    @Override
    public void unassign(UserId user, RoleId role) {
        RoleRepresentation given = read(UNASSIGN_ROLE, role);
        RoleScopeResource assignments = assignments(UNASSIGN_ROLE, user);
        realm.locks().exclusively(user, () -> {
            List<RoleRepresentation> direct =
                    realm.requests().repeatable(UNASSIGN_ROLE, Subject.user(user), assignments::listAll);
            if (!ids(direct).contains(given.getId())) {
                throw new NotFoundException(UNASSIGN_ROLE, "role of user " + user, role.value());
            }
            realm.requests().perform(UNASSIGN_ROLE, Subject.user(user), () -> assignments.remove(List.of(given)));
            return given;
        });
    }

    @Override
    public List<AssignedRole> of(UserId user, boolean effective) {
        return of(LIST_USER_ROLES, user, effective);
    }

    List<AssignedRole> of(Operation operation, UserId user, boolean effective) {
        RoleScopeResource assignments = assignments(operation, user);
        Subject subject = Subject.user(user);
        Set<String> direct = ids(realm.requests().repeatable(operation, subject, assignments::listAll));
        Set<String> defaults = defaults(operation);
        // Only the list of effective roles carries their attributes.
        return realm.requests().repeatable(operation, subject, () -> assignments.listEffective(false)).stream()
                .filter(role -> !RoleMapping.isBuiltIn(realm.tenant(), role.getName()))
                .filter(role -> effective || direct.contains(role.getId()))
                .map(role -> new AssignedRole(
                        RoleMapping.toRole(role, defaults.contains(role.getId())), direct.contains(role.getId())))
                .sorted(Comparator.comparing(AssignedRole::role, BY_KEY))
                .toList();
    }

    @Override
    public Page<User> members(RoleId id, PageRequest page) {
        RoleRepresentation role = read(LIST_ROLE_MEMBERS, id);
        return UserScan.page(
                LIST_ROLE_MEMBERS,
                List.of(realm.tenant(), id),
                UserSort.CREATED_AT,
                () -> members(LIST_ROLE_MEMBERS, role).stream().map(user -> UserMapping.toUser(user, false)),
                page);
    }

    @Override
    public Role resolve(String reference) {
        List<Role> all = all(LIST_ROLES);
        return Stream.of(
                        all.stream().filter(role -> role.id().value().equals(reference)),
                        all.stream().filter(role -> role.key().equals(reference)))
                .flatMap(matches -> matches)
                .findFirst()
                .orElseGet(() -> named(reference, all));
    }

    private static Role named(String name, List<Role> all) {
        List<Role> matches =
                all.stream().filter(role -> name.equals(role.name())).toList();
        if (matches.size() > 1) {
            String ids = matches.stream().map(role -> role.id().value()).collect(Collectors.joining(", "));
            throw new ConflictException(LIST_ROLES, name + " could be any of " + ids + "; name one of them by id");
        }
        return matches.stream().findFirst().orElseThrow(() -> new NotFoundException(LIST_ROLES, "role", name));
    }

    private Role update(Operation operation, RoleId id, RolePatch patch) {
        return realm.locks().exclusively(id, () -> {
            RoleRepresentation before = read(operation, id);
            Role role = RoleMapping.toRole(before, false);
            RoleRepresentation change = RoleMapping.toChange(
                    before,
                    patch.name().applyTo(role.name()),
                    patch.description().applyTo(role.description()),
                    Objects.requireNonNullElse(patch.permissions().applyTo(role.permissions()), Set.of()));
            send(operation, id, () -> {
                realm.resource(operation).rolesById().updateRole(id.value(), change);
                return id;
            });
            return RoleMapping.toRole(read(operation, id), defaults(operation).contains(id.value()));
        });
    }

    private static RolePatch asGiven(NewRole role) {
        return RolePatch.builder()
                .name(role.name() == null ? Change.clear() : Change.set(role.name()))
                .description(role.description() == null ? Change.clear() : Change.set(role.description()))
                .permissions(Change.set(role.permissions()))
                .build();
    }

    private void requireUnassigned(RoleRepresentation role) {
        int users = members(DELETE_ROLE, role).size();
        int groups = realm.requests()
                .repeatable(
                        DELETE_ROLE,
                        Subject.role(RoleId.of(role.getId())),
                        () -> resource(DELETE_ROLE, role).getRoleGroupMembers(0, PAGE))
                .size();
        if (users + groups > 0) {
            throw new ConflictException(
                    DELETE_ROLE,
                    "role " + role.getName() + " is assigned to " + users + " users and " + groups
                            + " groups; force takes it away from them");
        }
    }

    private List<UserRepresentation> members(Operation operation, RoleRepresentation role) {
        RoleResource members = resource(operation, role);
        return WholeScan.users(offset -> realm.requests()
                        .repeatable(
                                operation,
                                Subject.role(RoleId.of(role.getId())),
                                () -> members.getUserMembers(false, offset, WholeScan.PAGE)))
                .stream()
                .filter(user -> user.getServiceAccountClientId() == null)
                .toList();
    }

    private RoleResource resource(Operation operation, RoleRepresentation role) {
        return realm.resource(operation).roles().get(role.getName());
    }

    private RoleScopeResource assignments(Operation operation, UserId user) {
        realm.read(operation, user);
        return realm.user(operation, user).roles().realmLevel();
    }

    /** The role of that id, unless it is a client's or Keycloak's own. */
    private RoleRepresentation read(Operation operation, RoleId id) {
        Subject subject = Subject.role(id);
        Supplier<RoleRepresentation> request =
                () -> realm.resource(operation).rolesById().getRole(id.value());
        if (!Paths.isSegment(id.value())) {
            throw subject.missing(operation);
        }
        RoleRepresentation role = send(operation, id, request);
        if (Boolean.TRUE.equals(role.getClientRole()) || RoleMapping.isBuiltIn(realm.tenant(), role.getName())) {
            throw subject.missing(operation);
        }
        return role;
    }

    private RoleRepresentation created(String key) {
        return byKey(CREATE_ROLE, key).orElseThrow(() -> new NotFoundException(CREATE_ROLE, "role", key));
    }

    private Optional<RoleRepresentation> byKey(Operation operation, String key) {
        try {
            return Optional.of(send(
                    operation,
                    RoleId.of(key),
                    () -> realm.resource(operation).roles().get(key).toRepresentation()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private List<Role> all(Operation operation) {
        List<RoleRepresentation> all = new ArrayList<>();
        List<RoleRepresentation> page;
        do {
            int offset = all.size();
            page = realm.requests()
                    .repeatable(
                            operation,
                            Subject.tenant(realm.tenant()),
                            () -> realm.resource(operation).roles().list(offset, PAGE, false));
            all.addAll(page);
        } while (page.size() == PAGE);
        Set<String> defaults = defaults(operation);
        return all.stream()
                .filter(role -> !RoleMapping.isBuiltIn(realm.tenant(), role.getName()))
                .map(role -> RoleMapping.toRole(role, defaults.contains(role.getId())))
                .sorted(BY_KEY)
                .toList();
    }

    /** The ids of the roles that every user has. */
    private Set<String> defaults(Operation operation) {
        return ids(realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation)
                                .roles()
                                .get(RoleMapping.defaultRole(realm.tenant()))
                                .getRealmRoleComposites()));
    }

    private <T> T send(Operation operation, RoleId id, Supplier<T> request) {
        return realm.requests().repeatable(operation, Subject.role(id), request);
    }

    private static Set<String> ids(java.util.Collection<RoleRepresentation> roles) {
        return roles.stream().map(RoleRepresentation::getId).collect(Collectors.toSet());
    }

    private static boolean mentions(Role role, String folded) {
        return Stream.of(role.key(), role.name(), role.description())
                .anyMatch(field -> field != null && fold(field).contains(folded));
    }

    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
