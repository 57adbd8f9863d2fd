package io.ostiary.keycloak;

import static io.ostiary.Operation.LIST_ROLES;

import io.ostiary.CaseFold;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.role.RoleLookup;
import io.ostiary.role.RoleScope;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.RoleRepresentation;

/** The realm roles that people made, read. Keycloak's own and the roles of clients are left out. */
final class RealmRoles {
    private final Realm realm;

    RealmRoles(Realm realm) {
        this.realm = realm;
    }

    /**
     * One page, by key. The server does not search the attribute that holds the name, so a text is looked for here.
     *
     * @param text only roles whose key, name or description contains it; null for all
     */
    Page<Role> page(@Nullable String text, PageRequest page) {
        String folded = text == null ? null : CaseFold.fold(text);
        Object bound = List.of(realm.tenant(), Optional.ofNullable(text));
        return list(role -> folded == null || mentions(role, folded), text != null)
                .page(LIST_ROLES, bound, page);
    }

    /** Every role, by key, in as few requests as the server lets. */
    List<Role> all(Operation operation) {
        Set<String> defaults = defaults(operation);
        return realm
                .requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation).roles().list(false))
                .stream()
                .filter(role -> !RoleMapping.isBuiltIn(realm.tenant(), role.getName()))
                .map(role -> RoleMapping.toRole(role, defaults.contains(role.getId())))
                .sorted(Comparator.comparing(Role::key))
                .toList();
    }

    /** The role that a reference means. */
    Role resolve(String reference) {
        return new Lookup().resolve(reference);
    }

    /**
     * The role of that id.
     *
     * @throws NotFoundException when there is none, or it is a client's or Keycloak's own
     */
    RoleRepresentation read(Operation operation, RoleId id) {
        if (!Paths.isSegment(id.value())) {
            throw new NotFoundException(operation, "role", id.value());
        }
        RoleRepresentation role =
                send(operation, id, () -> realm.resource(operation).rolesById().getRole(id.value()));
        if (Boolean.TRUE.equals(role.getClientRole()) || RoleMapping.isBuiltIn(realm.tenant(), role.getName())) {
            throw new NotFoundException(operation, "role", id.value());
        }
        remember(role);
        return role;
    }

    /** The role of that very key; some databases look it up in whatever case. */
    Optional<RoleRepresentation> byKey(Operation operation, String key) {
        if (RoleMapping.isBuiltIn(realm.tenant(), key)) {
            return Optional.empty();
        }
        Optional<RoleRepresentation> found = ifThere(() -> send(
                        operation,
                        RoleId.of(key),
                        () -> realm.resource(operation).roles().get(key).toRepresentation()))
                .filter(role -> key.equals(role.getName()));
        found.ifPresent(this::remember);
        return found;
    }

    /** One that can be given inside organizations only is read again whenever it is given, and then refused. */
    private void remember(RoleRepresentation role) {
        if (RoleMapping.scope(role) == RoleScope.TENANT) {
            realm.requests().client().known().role(realm.tenant(), RoleId.of(role.getId()), role.getName());
        }
    }

    /** The role in the vocabulary. That it is a default role is a second question to the server. */
    Role toRole(Operation operation, RoleRepresentation role) {
        return RoleMapping.toRole(role, defaults(operation).contains(role.getId()));
    }

    /** The ids of the roles that every user has. */
    Set<String> defaults(Operation operation) {
        return ids(realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation)
                                .roles()
                                .get(RoleMapping.defaultRole(realm.tenant()))
                                .getRealmRoleComposites()));
    }

    <T> T send(Operation operation, RoleId id, Supplier<T> request) {
        return realm.requests().repeatable(operation, Subject.role(id), request);
    }

    static Set<String> ids(Collection<RoleRepresentation> roles) {
        return roles.stream().map(RoleRepresentation::getId).collect(Collectors.toSet());
    }

    private Optional<RoleRepresentation> byId(Operation operation, RoleId id) {
        return ifThere(() -> read(operation, id));
    }

    private static Optional<RoleRepresentation> ifThere(Supplier<RoleRepresentation> role) {
        try {
            return Optional.of(role.get());
        } catch (NotFoundException e) {
            if (e.kind().equals("role")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private OffsetList<RoleRepresentation, Role> list(Predicate<Role> selects, boolean sparse) {
        Set<String> defaults = defaults(LIST_ROLES);
        return new OffsetList<>(
                (offset, max) -> realm.requests()
                        .repeatable(
                                LIST_ROLES,
                                Subject.tenant(realm.tenant()),
                                () -> realm.resource(LIST_ROLES).roles().list(offset, max, false)),
                RoleRepresentation::getId,
                RoleRepresentation::getName,
                role -> RoleMapping.isBuiltIn(realm.tenant(), role.getName())
                        ? Optional.empty()
                        : Optional.of(RoleMapping.toRole(role, defaults.contains(role.getId())))
                                .filter(selects),
                sparse);
    }

    private static boolean mentions(Role role, String folded) {
        return Stream.of(role.key(), role.name(), role.description())
                .anyMatch(field -> field != null && CaseFold.fold(field).contains(folded));
    }

    /** What cannot be part of a path is nobody's id, and is looked for in the list where it may be a key. */
    private final class Lookup implements RoleLookup {
        @Override
        public Optional<Role> byId(String id) {
            return Paths.isSegment(id)
                    ? RealmRoles.this.byId(LIST_ROLES, RoleId.of(id)).map(role -> toRole(LIST_ROLES, role))
                    : Optional.empty();
        }

        @Override
        public Optional<Role> byKey(String key) {
            return Paths.isSegment(key)
                    ? RealmRoles.this.byKey(LIST_ROLES, key).map(role -> toRole(LIST_ROLES, role))
                    : list(role -> role.key().equals(key), true).all().stream().findFirst();
        }

        @Override
        public List<Role> byName(String name) {
            return list(role -> name.equals(role.name()), true).all();
        }
    }
}
