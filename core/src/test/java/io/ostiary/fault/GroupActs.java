package io.ostiary.fault;

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
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IdentityException.Code;
import io.ostiary.PageRequest;
import io.ostiary.group.Group;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.NewGroup;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import java.util.List;
import java.util.Objects;

/** The acts on {@link io.ostiary.group.Groups}. */
final class GroupActs {
    private static final PageRequest PAGE = PageRequest.first();

    static final List<Act<?>> ALL = List.of(
            Act.read(
                    LIST_GROUPS,
                    Subjects::group,
                    (client, group) -> assertThat(client.groups()
                                    .list(new GroupQuery(group.name(), null), PAGE)
                                    .items())
                            .hasSize(1)),
            Act.read(
                    GET_GROUP,
                    Subjects::group,
                    (client, group) ->
                            assertThat(client.groups().find(group.id())).isPresent()),
            Act.write(
                            CREATE_GROUP,
                            Subjects::name,
                            (client, name) -> client.groups().create(NewGroup.of(name)),
                            GroupActs::isThere)
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                    UPDATE_GROUP,
                    Subjects::group,
                    (client, group) -> client.groups()
                            .update(
                                    group.id(),
                                    GroupPatch.builder()
                                            .name(Change.set("renamed-" + group.name()))
                                            .build()),
                    (client, group) -> now(client, group).name().startsWith("renamed-")),
            Act.write(
                            DELETE_GROUP,
                            Subjects::group,
                            (client, group) -> client.groups().delete(group.id()),
                            (client, group) -> client.groups().find(group.id()).isEmpty())
                    .onlyOnce(Code.NOT_FOUND),
            Act.read(
                    LIST_GROUP_MEMBERS,
                    GroupActs::membership,
                    (client, joined) -> assertThat(client.groups()
                                    .members(joined.group().id(), false, PAGE)
                                    .items())
                            .hasSize(1)),
            Act.write(
                    ADD_GROUP_MEMBER,
                    GroupActs::stranger,
                    (client, joined) -> client.groups()
                            .addMember(joined.group().id(), joined.user().id()),
                    GroupActs::isMember),
            Act.write(
                            REMOVE_GROUP_MEMBER,
                            GroupActs::membership,
                            (client, joined) -> client.groups()
                                    .removeMember(
                                            joined.group().id(), joined.user().id()),
                            (client, joined) -> !isMember(client, joined))
                    .onlyOnce(Code.NOT_FOUND),
            Act.read(
                    LIST_USER_GROUPS,
                    GroupActs::membership,
                    (client, joined) -> assertThat(
                                    client.groups().of(joined.user().id(), PAGE).items())
                            .hasSize(1)),
            Act.write(
                    ASSIGN_GROUP_ROLE,
                    GroupActs::groupAndRole,
                    (client, given) -> client.groups()
                            .assignRole(given.group().id(), given.role().id()),
                    GroupActs::hasRole),
            Act.write(
                            UNASSIGN_GROUP_ROLE,
                            GroupActs::groupWithRole,
                            (client, given) -> client.groups()
                                    .unassignRole(
                                            given.group().id(), given.role().id()),
                            (client, given) -> !hasRole(client, given))
                    .onlyOnce(Code.NOT_FOUND));

    private GroupActs() {}

    /** Somebody and a group. */
    private record Joined(Group group, User user) {}

    /** A group and a role. */
    private record Given(Group group, Role role) {}

    private static Joined stranger(TenantClient client) {
        return new Joined(Subjects.group(client), Subjects.user(client));
    }

    private static Joined membership(TenantClient client) {
        Joined joined = stranger(client);
        client.addGroupMember(joined.group().id(), joined.user().id());
        return joined;
    }

    private static Given groupAndRole(TenantClient client) {
        return new Given(Subjects.group(client), Subjects.role(client));
    }

    private static Given groupWithRole(TenantClient client) {
        Given given = groupAndRole(client);
        client.groups().assignRole(given.group().id(), given.role().id());
        return given;
    }

    private static boolean isThere(TenantClient client, String name) {
        List<Group> found =
                client.groups().list(new GroupQuery(name, null), PAGE).items();
        assertThat(found).hasSizeLessThanOrEqualTo(1);
        return found.size() == 1;
    }

    private static Group now(TenantClient client, Group group) {
        return client.groups().find(group.id()).orElseThrow();
    }

    private static boolean isMember(TenantClient client, Joined joined) {
        User user = Subjects.intact(client, joined.user());
        return client.groups().members(joined.group().id(), false, PAGE).items().stream()
                .anyMatch(member -> member.id().equals(user.id()));
    }

    private static boolean hasRole(TenantClient client, Given given) {
        return Objects.requireNonNull(now(client, given.group()).roles()).stream()
                .anyMatch(role -> role.id().equals(given.role().id()));
    }
}
