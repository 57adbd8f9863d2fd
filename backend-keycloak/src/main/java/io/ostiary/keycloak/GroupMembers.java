package io.ostiary.keycloak;

import static io.ostiary.Operation.ADD_GROUP_MEMBER;
import static io.ostiary.Operation.LIST_GROUP_MEMBERS;
import static io.ostiary.Operation.LIST_USER_GROUPS;
import static io.ostiary.Operation.REMOVE_GROUP_MEMBER;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Paging;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupMembership;
import io.ostiary.role.GivingGroup;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Who is a member of which group of a realm. */
final class GroupMembers {
    private static final int BATCH = 500;

    private final Realm realm;
    private final RealmGroups groups;

    GroupMembers(Realm realm) {
        this.realm = realm;
        this.groups = new RealmGroups(realm);
    }

    /** The members of the group itself, by username. */
    Page<User> page(GroupId id, PageRequest page) {
        return members(id).page(LIST_GROUP_MEMBERS, List.of(realm.tenant(), id), page);
    }

    /** The members of the group and of every one below it, of which the server tells one group at a time. */
    Page<User> recursive(GroupId id, PageRequest page) {
        return Paging.byKey(
                LIST_GROUP_MEMBERS,
                List.of(realm.tenant(), id, true),
                page,
                () -> List.copyOf(everybody(id).values()),
                user -> user.id().value());
    }

    private Map<UserId, User> everybody(GroupId id) {
        Map<UserId, User> everybody = new LinkedHashMap<>();
        Stream<GroupId> all = Stream.concat(
                Stream.of(id), groups.below(LIST_GROUP_MEMBERS, id).stream().map(group -> GroupId.of(group.getId())));
        all.forEach(group -> members(group).all().forEach(user -> everybody.put(user.id(), user)));
        return everybody;
    }

    private OffsetList<UserRepresentation, User> members(GroupId id) {
        return UserLists.people(
                (offset, max) -> groups.send(
                        LIST_GROUP_MEMBERS,
                        id,
                        () -> groups.resource(LIST_GROUP_MEMBERS, id).members(offset, max, false)),
                new ServiceAccounts(realm, LIST_GROUP_MEMBERS));
    }

    Page<GroupMembership> of(UserId user, PageRequest page) {
        return Paging.byKey(
                LIST_USER_GROUPS,
                List.of(realm.tenant(), user),
                page,
                () -> memberships(user),
                membership -> membership.group().sortKey());
    }

    private List<GroupMembership> memberships(UserId user) {
        List<GroupRepresentation> direct = direct(LIST_USER_GROUPS, user);
        Set<String> ids = direct.stream().map(GroupRepresentation::getId).collect(Collectors.toSet());
        return upwards(LIST_USER_GROUPS, direct)
                .map(group -> new GroupMembership(GroupMapping.toGroup(group), ids.contains(group.getId())))
                .toList();
    }

    /** The groups that give the user a realm role, by the role's name; each role's by path. */
    Map<String, List<GivingGroup>> givers(Operation operation, UserId user) {
        Map<String, List<GivingGroup>> givers = new HashMap<>();
        upwards(operation, direct(operation, user))
                .sorted(Comparator.comparing(
                        group -> GroupMapping.toGroup(group).sortKey()))
                .forEach(group -> {
                    var giver = new GivingGroup(
                            group.getId(), GroupMapping.toGroup(group).path());
                    Objects.requireNonNullElse(group.getRealmRoles(), List.<String>of())
                            .forEach(role -> givers.computeIfAbsent(role, unused -> new ArrayList<>())
                                    .add(giver));
                });
        return givers;
    }

    void add(GroupId id, UserId user) {
        UserResource member = realm.person(ADD_GROUP_MEMBER, user);
        GroupRepresentation unused = groups.read(ADD_GROUP_MEMBER, id);
        realm.requests().perform(ADD_GROUP_MEMBER, Subject.user(user), () -> member.joinGroup(id.value()));
    }

    /** Taking somebody out who is no member is no error to the server. */
    void remove(GroupId id, UserId user) {
        UserResource member = realm.person(REMOVE_GROUP_MEMBER, user);
        if (direct(REMOVE_GROUP_MEMBER, user).stream()
                .noneMatch(group -> group.getId().equals(id.value()))) {
            GroupRepresentation there = groups.read(REMOVE_GROUP_MEMBER, id);
            throw new NotFoundException(
                    REMOVE_GROUP_MEMBER,
                    "member of group " + GroupMapping.toGroup(there).path(),
                    user.value());
        }
        realm.requests().perform(REMOVE_GROUP_MEMBER, Subject.user(user), () -> member.leaveGroup(id.value()));
    }

    /** The groups that the user is a member of itself, with the names of their roles. */
    private List<GroupRepresentation> direct(Operation operation, UserId user) {
        UserResource member = realm.person(operation, user);
        List<GroupRepresentation> all = new ArrayList<>();
        List<GroupRepresentation> batch;
        do {
            int offset = all.size();
            batch = realm.requests()
                    .repeatable(operation, Subject.user(user), () -> member.groups(offset, BATCH, false));
            all.addAll(batch);
        } while (batch.size() == BATCH);
        return all;
    }

    private Stream<GroupRepresentation> upwards(Operation operation, List<GroupRepresentation> direct) {
        Map<String, GroupRepresentation> known = new HashMap<>();
        direct.forEach(group -> known.put(group.getId(), group));
        return direct.stream()
                .flatMap(group -> groups.upwards(operation, group, known).stream())
                .collect(Collectors.toMap(GroupRepresentation::getId, group -> group, (one, same) -> one))
                .values()
                .stream();
    }
}
