package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.NotFoundException;
import io.ostiary.group.Group;
import io.ostiary.group.GroupMembership;
import io.ostiary.group.NewGroup;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;

/** Who is a member of a group. */
abstract class GroupMembersContract extends Contract {
    @Needs({CREATE_USER, LIST_GROUP_MEMBERS})
    void theMembersOfAGroupAreListed() {
        User member = someUser();
        someUser();
        Group group = someGroup();
        fixture.join(group, member);

        eventually(() -> assertThat(all(page -> groups.members(group.id(), false, page)))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.id()).isEqualTo(member.id());
                    assertThat(listed.email()).isEqualTo(member.email());
                }));
        assertThat(members(someGroup())).isEmpty();
    }

    @Needs({CREATE_USER, LIST_USER_GROUPS})
    void theGroupsOfAUserAreListed() {
        User member = someUser();
        User other = someUser();
        Group second = fixture.group(fixture.mark() + "-b");
        Group first = fixture.group(fixture.mark() + "-a");
        fixture.join(second, member);
        fixture.join(first, member);

        eventually(() -> assertThat(groupsOf(member))
                .extracting(GroupMembership::group)
                .extracting(Group::name)
                .containsExactly(first.name(), second.name()));
        assertThat(groupsOf(member)).extracting(GroupMembership::direct).containsOnly(true);
        assertThat(groupsOf(other)).isEmpty();
    }

    @Needs({CREATE_USER, ADD_GROUP_MEMBER, LIST_GROUP_MEMBERS, LIST_USER_GROUPS})
    void aUserWhoIsAddedIsAMemberOnce() {
        User user = someUser();
        Group group = someGroup();

        groups.addMember(group.id(), user.id());
        groups.addMember(group.id(), user.id());

        assertThat(members(group)).containsExactly(user.id());
        assertThat(groupsOf(user)).hasSize(1);
    }

    @Needs({CREATE_USER, ADD_GROUP_MEMBER, REMOVE_GROUP_MEMBER, LIST_GROUP_MEMBERS, LIST_USER_GROUPS})
    void aUserWhoIsRemovedIsNoMemberAndTheOthersStay() {
        User leaver = someUser();
        User stayer = someUser();
        Group group = someGroup();
        Group other = someGroup();
        groups.addMember(group.id(), leaver.id());
        groups.addMember(group.id(), stayer.id());
        groups.addMember(other.id(), leaver.id());

        groups.removeMember(group.id(), leaver.id());

        assertThat(members(group)).containsExactly(stayer.id());
        assertThat(groupsOf(leaver)).extracting(each -> each.group().id()).containsExactly(other.id());
        refuses(NotFoundException.class, () -> groups.removeMember(group.id(), leaver.id()));
    }

    @Needs(
            value = {CREATE_USER, CREATE_GROUP, ADD_GROUP_MEMBER, LIST_GROUP_MEMBERS},
            parameters = {"create_group.parent", "list_group_members.recursive"})
    void theMembersOfGroupsBelowAreListedWhereAskedEachOnce() {
        Group top = groups.create(NewGroup.of(fixture.name()));
        Group middle = groups.create(NewGroup.in(top.id(), "middle"));
        Group bottom = groups.create(NewGroup.in(middle.id(), "bottom"));
        User above = someUser();
        User below = someUser();
        User both = someUser();
        groups.addMember(top.id(), above.id());
        groups.addMember(bottom.id(), below.id());
        groups.addMember(top.id(), both.id());
        groups.addMember(bottom.id(), both.id());

        assertThat(members(top)).containsExactlyInAnyOrder(above.id(), both.id());
        assertThat(members(middle)).isEmpty();
        assertThat(all(page -> groups.members(top.id(), true, page)))
                .extracting(User::id)
                .containsExactlyInAnyOrder(above.id(), both.id(), below.id());
        assertThat(all(page -> groups.members(middle.id(), true, page)))
                .extracting(User::id)
                .containsExactlyInAnyOrder(both.id(), below.id());
    }

    @Needs(
            value = {CREATE_USER, CREATE_GROUP, ADD_GROUP_MEMBER, REMOVE_GROUP_MEMBER, LIST_USER_GROUPS},
            parameters = "create_group.parent")
    void aMemberBelongsToTheGroupsAboveToo() {
        Group top = groups.create(NewGroup.of(fixture.name()));
        Group middle = groups.create(NewGroup.in(top.id(), "middle"));
        Group bottom = groups.create(NewGroup.in(middle.id(), "bottom"));
        User user = someUser();
        groups.addMember(bottom.id(), user.id());
        groups.addMember(top.id(), user.id());

        assertThat(groupsOf(user))
                .extracting(each -> each.group().path() + " " + each.direct())
                .containsExactly(top.path() + " true", middle.path() + " false", bottom.path() + " true");
        assertThat(groupsOf(user))
                .extracting(each -> each.group().parent())
                .containsExactly(null, top.id(), middle.id());
        refuses(NotFoundException.class, () -> groups.removeMember(middle.id(), user.id()));
    }

    @Needs({CREATE_USER, DELETE_USER, ADD_GROUP_MEMBER, LIST_GROUP_MEMBERS})
    void aDeletedUserIsNoMember() {
        User user = someUser();
        Group group = someGroup();
        groups.addMember(group.id(), user.id());

        users.delete(user.id());

        assertThat(members(group)).isEmpty();
    }

    @Needs({CREATE_USER, ADD_GROUP_MEMBER, REMOVE_GROUP_MEMBER, LIST_GROUP_MEMBERS})
    void aUserOrAGroupThatIsNotThereIsNotFound() {
        User user = someUser();
        Group group = someGroup();

        refuses(NotFoundException.class, () -> groups.addMember(group.id(), nobody()));
        refuses(NotFoundException.class, () -> groups.addMember(noGroup(), user.id()));
        refuses(NotFoundException.class, () -> groups.removeMember(group.id(), nobody()));
        refuses(NotFoundException.class, () -> groups.removeMember(noGroup(), user.id()));

        assertThat(members(group)).isEmpty();
    }

    private List<UserId> members(Group group) {
        return all(page -> groups.members(group.id(), false, page)).stream()
                .map(User::id)
                .toList();
    }

    private List<GroupMembership> groupsOf(User user) {
        return all(page -> groups.of(user.id(), page));
    }
}
