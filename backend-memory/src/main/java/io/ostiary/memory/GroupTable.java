package io.ostiary.memory;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** A tenant's groups, their members and roles, with every index over them. Immutable. */
final class GroupTable {
    static final GroupTable NONE = new GroupTable(TreePMap.empty(), TreePMap.empty(), Relation.EMPTY, Relation.EMPTY);

    private final TreePMap<String, Group> byId;

    /** By {@link Group#sortKey}, so that a group is followed by everything below it. */
    private final TreePMap<String, GroupId> byPath;

    private final Relation members;
    private final Relation roles;

    private GroupTable(
            TreePMap<String, Group> byId, TreePMap<String, GroupId> byPath, Relation members, Relation roles) {
        this.byId = byId;
        this.byPath = byPath;
        this.members = members;
        this.roles = roles;
    }

    Optional<Group> find(GroupId id) {
        return find(id.value());
    }

    Optional<Group> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The group.
     *
     * @throws NotFoundException when there is no such group
     */
    Group get(Operation operation, GroupId id) {
        return find(id).orElseThrow(() -> new NotFoundException(operation, "group", id.value()));
    }

    Optional<Group> byPath(String path) {
        return Optional.ofNullable(byPath.get(key(path))).flatMap(this::find);
    }

    int size() {
        return byId.size();
    }

    /** The groups that come after that path: each before those in it, and those of one parent by name. */
    Stream<Group> after(String path) {
        return byPath.tailMap(key(path), false).values().stream().flatMap(id -> find(id).stream());
    }

    /** Everything below the group, in the same order. */
    Stream<Group> below(Group group) {
        String key = group.sortKey();
        return byPath.subMap(key + '\0', true, key + '\1', false).values().stream()
                .flatMap(id -> find(id).stream());
    }

    /** The group and those above it, from itself upwards. */
    List<Group> upwards(Group group) {
        List<Group> upwards = new ArrayList<>();
        Optional<Group> next = Optional.of(group);
        while (next.isPresent()) {
            upwards.add(next.get());
            next = Optional.ofNullable(next.get().parent()).flatMap(this::find);
        }
        return upwards;
    }

    Stream<UserId> members(GroupId id) {
        return members.rightsOf(id.value()).map(UserId::of);
    }

    boolean isMember(GroupId id, UserId user) {
        return members.contains(id.value(), user.value());
    }

    /** The groups that the user is a member of itself. */
    Stream<Group> of(UserId user) {
        return members.leftsOf(user.value()).flatMap(id -> find(id).stream());
    }

    /** The ids of the roles that were given to the group. */
    Stream<String> roles(GroupId id) {
        return roles.rightsOf(id.value());
    }

    boolean hasRole(GroupId id, RoleId role) {
        return roles.contains(id.value(), role.value());
    }

    /** The groups that were given the role. */
    Stream<Group> withRole(RoleId role) {
        return roles.leftsOf(role.value()).flatMap(id -> find(id).stream());
    }

    int roleCount(RoleId role) {
        return roles.countLeftsOf(role.value());
    }

    /**
     * The table with that group as it is given, new or not; everything below it stands below it still.
     *
     * @throws AlreadyExistsException when another one of the same parent has the name
     */
    GroupTable with(Operation operation, Group group) {
        GroupId holder = byPath.get(group.sortKey());
        if (holder != null && !holder.equals(group.id())) {
            throw new AlreadyExistsException(operation, "group", "name", group.name());
        }
        Group before = byId.get(group.id().value());
        if (before == null) {
            return indexed(group);
        }
        GroupTable moved = unindexed(before).indexed(group);
        for (Group each : below(before).toList()) {
            String path = group.path() + each.path().substring(before.path().length());
            moved = moved.unindexed(each)
                    .indexed(new Group(each.id(), each.name(), path, each.description(), each.parent(), null));
        }
        return moved;
    }

    /** The table without the group and everything below it. */
    GroupTable without(Group group) {
        GroupTable rest = this;
        for (Group each : Stream.concat(Stream.of(group), below(group)).toList()) {
            String id = each.id().value();
            GroupTable others = rest.unindexed(each);
            rest = new GroupTable(
                    others.byId.minus(id), others.byPath, others.members.withoutLeft(id), others.roles.withoutLeft(id));
        }
        return rest;
    }

    GroupTable withMember(GroupId id, UserId user) {
        return withMembers(members.plus(id.value(), user.value()));
    }

    GroupTable withoutMember(GroupId id, UserId user) {
        return withMembers(members.minus(id.value(), user.value()));
    }

    /** The table without any membership of the user. */
    GroupTable withoutUser(UserId user) {
        return withMembers(members.withoutRight(user.value()));
    }

    GroupTable withRole(GroupId id, RoleId role) {
        return withRoles(roles.plus(id.value(), role.value()));
    }

    GroupTable withoutRole(GroupId id, RoleId role) {
        return withRoles(roles.minus(id.value(), role.value()));
    }

    /** The table with no group having the role. */
    GroupTable withoutRole(RoleId role) {
        return withRoles(roles.withoutRight(role.value()));
    }

    /** Whether every index holds exactly what the groups say. Expensive; for tests. */
    boolean isConsistent() {
        boolean pathsMatch = byPath.size() == byId.size()
                && byId.values().stream()
                        .allMatch(group -> group.id().equals(byPath.get(group.sortKey())) && standsWhereItSays(group));
        boolean groupsExist =
                members.lefts().allMatch(byId::containsKey) && roles.lefts().allMatch(byId::containsKey);
        return pathsMatch && groupsExist && members.isConsistent() && roles.isConsistent();
    }

    private boolean standsWhereItSays(Group group) {
        return group.parent() == null
                ? group.path().equals(group.name())
                : find(group.parent())
                        .filter(parent -> group.path().equals(parent.path() + Group.SEPARATOR + group.name()))
                        .isPresent();
    }

    private GroupTable indexed(Group group) {
        return new GroupTable(
                byId.plus(group.id().value(), group), byPath.plus(group.sortKey(), group.id()), members, roles);
    }

    /** Without the path, unless another group has taken it by now. */
    private GroupTable unindexed(Group group) {
        return group.id().equals(byPath.get(group.sortKey()))
                ? new GroupTable(byId, byPath.minus(group.sortKey()), members, roles)
                : this;
    }

    private GroupTable withMembers(Relation value) {
        return new GroupTable(byId, byPath, value, roles);
    }

    private GroupTable withRoles(Relation value) {
        return new GroupTable(byId, byPath, members, value);
    }

    /** The {@link Group#sortKey} of a group of that path. */
    private static String key(String path) {
        return path.replace(Group.SEPARATOR, "\0");
    }
}
