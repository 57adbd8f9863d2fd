package io.ostiary.memory;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Operation;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** A tenant's roles and who has them, with every index over them. Immutable. */
final class RoleTable {
    static final RoleTable NONE = new RoleTable(TreePMap.empty(), TreePMap.empty(), Relation.EMPTY, null);

    private final TreePMap<String, Role> byId;
    private final TreePMap<String, RoleId> byKey;
    private final Relation members;
    private final @Nullable RoleId defaultRole;

    private RoleTable(
            TreePMap<String, Role> byId,
            TreePMap<String, RoleId> byKey,
            Relation members,
            @Nullable RoleId defaultRole) {
        this.byId = byId;
        this.byKey = byKey;
        this.members = members;
        this.defaultRole = defaultRole;
    }

    int size() {
        return byId.size();
    }

    Optional<Role> find(RoleId id) {
        return find(id.value());
    }

    Optional<Role> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Role> byKey(String key) {
        return Optional.ofNullable(byKey.get(key)).flatMap(this::find);
    }

    /** The role that new users get. */
    Optional<RoleId> defaultRole() {
        return Optional.ofNullable(defaultRole);
    }

    /** The roles whose key comes after that one, by key. */
    Stream<Role> after(String key) {
        return byKey.tailMap(key, false).values().stream().flatMap(id -> find(id).stream());
    }

    /** Those of the roles that are there, by key. */
    Stream<Role> all(Stream<String> ids) {
        return ids.flatMap(id -> find(id).stream()).sorted(Comparator.comparing(Role::key));
    }

    /** The roles that the user was given, by key. */
    Stream<Role> of(UserId user) {
        return all(members.leftsOf(user.value()));
    }

    /** The ids of those who were given the role, after that one, in order. */
    Stream<UserId> members(RoleId role, String after) {
        return members.rightsOf(role.value(), after).map(UserId::of);
    }

    /** How many were given the role. */
    int memberCount(RoleId role) {
        return members.countRightsOf(role.value());
    }

    boolean isAssigned(UserId user, RoleId role) {
        return members.contains(role.value(), user.value());
    }

    /**
     * The table with that role as it is given, new or not. A default role takes the place of the one before.
     *
     * @throws AlreadyExistsException when another role has the key
     */
    RoleTable with(Operation operation, Role role) {
        RoleId holder = byKey.get(role.key());
        if (holder != null && !holder.equals(role.id())) {
            throw new AlreadyExistsException(operation, "role", "key", role.key());
        }
        TreePMap<String, Role> roles = byId;
        RoleId newDefault = defaultRole;
        if (role.isDefault()) {
            Role previous = defaultRole == null ? null : roles.get(defaultRole.value());
            roles = previous == null ? roles : roles.plus(previous.id().value(), notDefault(previous));
            newDefault = role.id();
        } else if (role.id().equals(defaultRole)) {
            newDefault = null;
        }
        return new RoleTable(
                roles.plus(role.id().value(), role), byKey.plus(role.key(), role.id()), members, newDefault);
    }

    /** The table without the role and its assignments. */
    RoleTable without(Role role) {
        return new RoleTable(
                byId.minus(role.id().value()),
                byKey.minus(role.key()),
                members.withoutLeft(role.id().value()),
                role.id().equals(defaultRole) ? null : defaultRole);
    }

    RoleTable assign(UserId user, RoleId role) {
        return new RoleTable(byId, byKey, members.plus(role.value(), user.value()), defaultRole);
    }

    RoleTable unassign(UserId user, RoleId role) {
        return new RoleTable(byId, byKey, members.minus(role.value(), user.value()), defaultRole);
    }

    /** The table without any assignment of the user. */
    RoleTable withoutUser(UserId user) {
        return new RoleTable(byId, byKey, members.withoutRight(user.value()), defaultRole);
    }

    /** Whether every index holds exactly what the roles say. Expensive; for tests. */
    boolean isConsistent() {
        boolean rolesExist = members.lefts().allMatch(byId::containsKey);
        boolean keysMatch = byKey.size() == byId.size()
                && byId.values().stream().allMatch(role -> role.id().equals(byKey.get(role.key())));
        boolean oneDefault = byId.values().stream()
                .filter(Role::isDefault)
                .map(Role::id)
                .toList()
                .equals(defaultRole().stream().toList());
        return members.isConsistent() && rolesExist && keysMatch && oneDefault;
    }

    private static Role notDefault(Role role) {
        return new Role(
                role.id(),
                role.key(),
                role.name(),
                role.description(),
                role.permissions(),
                role.scope(),
                false,
                role.administrative());
    }
}
