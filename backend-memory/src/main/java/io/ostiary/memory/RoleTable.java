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
import org.pcollections.TreePSet;

/** A tenant's roles and who has them, with every index over them. Immutable. */
final class RoleTable {
    static final RoleTable NONE =
            new RoleTable(TreePMap.empty(), TreePMap.empty(), TreePSet.empty(), TreePSet.empty(), null);

    private final TreePMap<String, Role> byId;
    private final TreePMap<String, RoleId> byKey;
    private final TreePSet<Pair> members;
    private final TreePSet<Pair> ofUsers;
    private final @Nullable RoleId defaultRole;

    private RoleTable(
            TreePMap<String, Role> byId,
            TreePMap<String, RoleId> byKey,
            TreePSet<Pair> members,
            TreePSet<Pair> ofUsers,
            @Nullable RoleId defaultRole) {
        this.byId = byId;
        this.byKey = byKey;
        this.members = members;
        this.ofUsers = ofUsers;
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

    /** The roles that the user was given, by key. */
    Stream<Role> of(UserId user) {
        return pairs(ofUsers, user.value(), "").stream()
                .flatMap(pair -> find(pair.right()).stream())
                .sorted(Comparator.comparing(Role::key));
    }

    /** The ids of those who were given the role, after that one, in order. */
    Stream<UserId> members(RoleId role, String after) {
        return pairs(members, role.value(), after).stream().map(pair -> UserId.of(pair.right()));
    }

    /** How many were given the role. */
    int memberCount(RoleId role) {
        return pairs(members, role.value(), "").size();
    }

    boolean isAssigned(UserId user, RoleId role) {
        return members.contains(new Pair(role.value(), user.value()));
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
                roles.plus(role.id().value(), role), byKey.plus(role.key(), role.id()), members, ofUsers, newDefault);
    }

    /** The table without the role and its assignments. */
    RoleTable without(Role role) {
        TreePSet<Pair> others = members;
        TreePSet<Pair> othersOfUsers = ofUsers;
        for (Pair pair : pairs(members, role.id().value(), "")) {
            others = others.minus(pair);
            othersOfUsers = othersOfUsers.minus(pair.reversed());
        }
        return new RoleTable(
                byId.minus(role.id().value()),
                byKey.minus(role.key()),
                others,
                othersOfUsers,
                role.id().equals(defaultRole) ? null : defaultRole);
    }

    RoleTable assign(UserId user, RoleId role) {
        Pair pair = new Pair(role.value(), user.value());
        return new RoleTable(byId, byKey, members.plus(pair), ofUsers.plus(pair.reversed()), defaultRole);
    }

    RoleTable unassign(UserId user, RoleId role) {
        Pair pair = new Pair(role.value(), user.value());
        return new RoleTable(byId, byKey, members.minus(pair), ofUsers.minus(pair.reversed()), defaultRole);
    }

    /** The table without any assignment of the user. */
    RoleTable withoutUser(UserId user) {
        RoleTable table = this;
        for (Pair pair : pairs(ofUsers, user.value(), "")) {
            table = table.unassign(user, RoleId.of(pair.right()));
        }
        return table;
    }

    /** Whether every index holds exactly what the roles say. Expensive; for tests. */
    boolean isConsistent() {
        boolean assignmentsMirror = members.size() == ofUsers.size()
                && members.stream().allMatch(pair -> ofUsers.contains(pair.reversed()));
        boolean rolesExist = members.stream().allMatch(pair -> byId.containsKey(pair.left()));
        boolean keysMatch = byKey.size() == byId.size()
                && byId.values().stream().allMatch(role -> role.id().equals(byKey.get(role.key())));
        boolean oneDefault = byId.values().stream()
                .filter(Role::isDefault)
                .map(Role::id)
                .toList()
                .equals(defaultRole().stream().toList());
        return assignmentsMirror && rolesExist && keysMatch && oneDefault;
    }

    private static Role notDefault(Role role) {
        return new Role(
                role.id(),
                role.key(),
                role.name(),
                role.description(),
                role.permissions(),
                false,
                role.administrative());
    }

    private static TreePSet<Pair> pairs(TreePSet<Pair> all, String left, String after) {
        return all.subSet(new Pair(left, after), false, new Pair(left + '\0', ""), false);
    }

    private record Pair(String left, String right) implements Comparable<Pair> {
        Pair reversed() {
            return new Pair(right, left);
        }

        @Override
        public int compareTo(Pair other) {
            int byLeft = left.compareTo(other.left);
            return byLeft == 0 ? right.compareTo(other.right) : byLeft;
        }
    }
}
