package io.ostiary.roundtrip;

import static io.ostiary.Operation.ADD_GROUP_MEMBER;
import static io.ostiary.Operation.ASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.CREATE_GROUP;
import static io.ostiary.Operation.DELETE_GROUP;
import static io.ostiary.Operation.GET_GROUP;
import static io.ostiary.Operation.LIST_GROUPS;
import static io.ostiary.Operation.LIST_GROUP_MEMBERS;
import static io.ostiary.Operation.LIST_USER_GROUPS;
import static io.ostiary.Operation.REMOVE_GROUP_MEMBER;
import static io.ostiary.Operation.UNASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.UPDATE_GROUP;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.group.Group;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.NewGroup;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import java.util.List;
import java.util.function.BiConsumer;

/** What is counted of {@link io.ostiary.group.Groups}. */
final class GroupRoundTrips {
    private static final PageRequest PAGE = PageRequest.first(50);

    static final List<RoundTrip> ALL = List.of(
            ofGroup(LIST_GROUPS, (tenant, group) -> tenant.directory().groups().list(GroupQuery.ALL, PAGE)),
            ofGroup(GET_GROUP, (tenant, group) -> tenant.directory().groups().find(group.id())),
            RoundTrip.on(
                    RoundTripTenant::name,
                    CREATE_GROUP,
                    (directory, name) -> directory.groups().create(NewGroup.of(name))),
            ofGroup(
                    UPDATE_GROUP,
                    (tenant, group) -> tenant.directory()
                            .groups()
                            .update(
                                    group.id(),
                                    GroupPatch.builder()
                                            .name(Change.set(tenant.name()))
                                            .build())),
            ofGroup(DELETE_GROUP, (tenant, group) -> tenant.directory().groups().delete(group.id())),
            ofMember(
                    LIST_GROUP_MEMBERS,
                    (tenant, group, member) -> tenant.directory().groups().members(group.id(), false, PAGE)),
            RoundTrip.prepared(ADD_GROUP_MEMBER, tenant -> {
                Group group = tenant.group();
                User user = tenant.user();
                return () -> tenant.directory().groups().addMember(group.id(), user.id());
            }),
            ofMember(
                    REMOVE_GROUP_MEMBER,
                    (tenant, group, member) -> tenant.directory().groups().removeMember(group.id(), member.id())),
            ofMember(
                    LIST_USER_GROUPS,
                    (tenant, group, member) -> tenant.directory().groups().of(member.id(), PAGE)),
            RoundTrip.prepared(ASSIGN_GROUP_ROLE, tenant -> {
                Group group = tenant.group();
                Role role = tenant.role();
                return () -> tenant.directory().groups().assignRole(group.id(), role.id());
            }),
            RoundTrip.prepared(UNASSIGN_GROUP_ROLE, tenant -> {
                Group group = tenant.group();
                Role role = tenant.role();
                tenant.directory().groups().assignRole(group.id(), role.id());
                return () -> tenant.directory().groups().unassignRole(group.id(), role.id());
            }));

    private GroupRoundTrips() {}

    /** Something done with a group and one of its members. */
    @FunctionalInterface
    private interface WithMember {
        void accept(RoundTripTenant tenant, Group group, User member);
    }

    private static RoundTrip ofGroup(Operation operation, BiConsumer<RoundTripTenant, Group> action) {
        return RoundTrip.prepared(operation, tenant -> {
            Group group = tenant.group();
            return () -> action.accept(tenant, group);
        });
    }

    private static RoundTrip ofMember(Operation operation, WithMember action) {
        return RoundTrip.prepared(operation, tenant -> {
            Group group = tenant.group();
            User member = tenant.memberOf(group);
            return () -> action.accept(tenant, group, member);
        });
    }
}
