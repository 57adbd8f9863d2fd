package io.ostiary.memory;

import io.ostiary.group.Group;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.GivingGroup;
import io.ostiary.role.Role;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The roles that a user has in a tenant, given to the user, to a group of the user's or to one above it. */
final class InheritedRoles {
    private InheritedRoles() {}

    /** The roles that the user was given and those that groups give, by key. */
    static List<AssignedRole> of(TenantState state, UserId user) {
        Map<String, List<GivingGroup>> givers = new TreeMap<>();
        groups(state, user).sorted(Comparator.comparing(Group::sortKey)).forEach(group -> {
            var giver = new GivingGroup(group.id().value(), group.path());
            state.groups()
                    .roles(group.id())
                    .forEach(role -> givers.computeIfAbsent(role, unused -> new ArrayList<>())
                            .add(giver));
        });
        return state.roles()
                .all(Stream.concat(state.roles().of(user).map(role -> role.id().value()), givers.keySet().stream())
                        .distinct())
                .map(role -> new AssignedRole(
                        role,
                        state.roles().isAssigned(user, role.id()),
                        givers.getOrDefault(role.id().value(), List.of())))
                .toList();
    }

    /** The keys of all roles of the user, by key. */
    static List<String> keys(TenantState state, UserId user) {
        return of(state, user).stream().map(AssignedRole::role).map(Role::key).toList();
    }

    /** The groups that the user is a member of, and those above them. */
    static Stream<Group> groups(TenantState state, UserId user) {
        return state.groups()
                .of(user)
                .flatMap(group -> state.groups().upwards(group).stream())
                .distinct();
    }
}
