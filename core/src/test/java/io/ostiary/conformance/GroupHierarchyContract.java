package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.NewGroup;
import io.ostiary.user.User;
import java.util.ArrayList;
import java.util.List;

/** Groups stand in groups. */
abstract class GroupHierarchyContract extends Contract {
    @Needs(
            value = {CREATE_GROUP, GET_GROUP},
            parameters = "create_group.parent")
    void aGroupStandsInAnotherAndItsPathTellsSo() {
        Group top = groups.create(NewGroup.of(fixture.name()));

        Group middle = groups.create(NewGroup.in(top.id(), "middle"));
        Group bottom = groups.create(NewGroup.in(middle.id(), "bottom"));

        assertThat(bottom.parent()).isEqualTo(middle.id());
        assertThat(bottom.path()).isEqualTo(top.name() + "/middle/bottom");
        assertThat(reread(bottom.id())).isEqualTo(bottom);
        assertThat(reread(top.id()).parent()).isNull();
        refuses(NotFoundException.class, () -> groups.create(NewGroup.in(noGroup(), fixture.name())));
    }

    @Needs(
            value = {CREATE_GROUP, GET_GROUP},
            parameters = "create_group.parent")
    void aNameIsTakenInOneParentOnly() {
        Group one = groups.create(NewGroup.of(fixture.name()));
        Group other = groups.create(NewGroup.of(fixture.name()));
        groups.create(NewGroup.in(one.id(), "kitchen"));

        refuses(AlreadyExistsException.class, () -> groups.create(NewGroup.in(one.id(), "kitchen")));

        Group elsewhere = groups.create(NewGroup.in(other.id(), "kitchen"));
        assertThat(reread(elsewhere.id()).path()).isEqualTo(other.name() + "/kitchen");
    }

    @Needs(
            value = {CREATE_GROUP, LIST_GROUPS},
            parameters = {"create_group.parent", "list_groups.parent", "list_groups.query"})
    void groupsAreListedInTheirHierarchy() {
        Group second = groups.create(NewGroup.of(fixture.mark() + "-b"));
        Group first = groups.create(NewGroup.of(fixture.mark() + "-a"));
        // More than a page of the provider's own.
        List<GroupId> below = new ArrayList<>();
        for (int each = 10; each < 23; each++) {
            below.add(groups.create(NewGroup.in(first.id(), "n" + each)).id());
        }
        GroupId deep = groups.create(NewGroup.in(below.get(0), "deep-" + fixture.mark()))
                .id();

        List<GroupId> expected = new ArrayList<>(List.of(first.id(), below.get(0), deep));
        expected.addAll(below.subList(1, below.size()));
        expected.add(second.id());
        assertThat(all(page -> groups.list(GroupQuery.ALL, page)))
                .filteredOn(group -> group.path().startsWith(fixture.mark()))
                .extracting(Group::id)
                .containsExactlyElementsOf(expected);
        assertThat(all(page -> groups.list(new GroupQuery(null, first.id()), page)))
                .extracting(Group::id)
                .containsExactlyElementsOf(below);
        assertThat(all(page -> groups.list(new GroupQuery("N1", first.id()), page)))
                .hasSize(10)
                .allSatisfy(group -> assertThat(group.parent()).isEqualTo(first.id()));
        assertThat(all(page -> groups.list(new GroupQuery("deep-" + fixture.mark(), null), page)))
                .extracting(Group::path)
                .containsExactly(first.name() + "/n10/deep-" + fixture.mark());
        refuses(NotFoundException.class, () -> all(page -> groups.list(new GroupQuery(null, noGroup()), page)));
    }

    @Needs(
            value = {CREATE_GROUP, UPDATE_GROUP, GET_GROUP},
            parameters = {"create_group.description", "create_group.parent", "update_group.parent"})
    void aGroupThatMovesTakesThoseInItAlong() {
        Group from = groups.create(NewGroup.of(fixture.name()));
        Group to = groups.create(NewGroup.of(fixture.name()));
        Group moved = groups.create(new NewGroup("moved", "described", from.id()));
        Group inside = groups.create(NewGroup.in(moved.id(), "inside"));

        Group after = groups.update(
                moved.id(), GroupPatch.builder().parent(Change.set(to.id())).build());

        assertThat(after.path()).isEqualTo(to.name() + "/moved");
        assertThat(reread(moved.id()).parent()).isEqualTo(to.id());
        assertThat(reread(moved.id()).description()).isEqualTo("described");
        assertThat(reread(inside.id()).path()).isEqualTo(to.name() + "/moved/inside");
        assertThat(reread(inside.id()).parent()).isEqualTo(moved.id());
    }

    @Needs(
            value = {CREATE_GROUP, UPDATE_GROUP, GET_GROUP},
            parameters = {"create_group.parent", "update_group.name", "update_group.parent"})
    void aGroupMovesToTheTopAndIsRenamedAtOnce() {
        Group top = groups.create(NewGroup.of(fixture.name()));
        Group moved = groups.create(NewGroup.in(top.id(), "moved"));
        String name = fixture.name();

        groups.update(
                moved.id(),
                GroupPatch.builder()
                        .name(Change.set(name))
                        .parent(Change.clear())
                        .build());

        assertThat(reread(moved.id()).path()).isEqualTo(name);
        assertThat(reread(moved.id()).parent()).isNull();
    }

    @Needs(
            value = {CREATE_GROUP, UPDATE_GROUP, GET_GROUP},
            parameters = {"create_group.parent", "update_group.name", "update_group.parent"})
    void noGroupStandsInItselfOrInOneBelowIt() {
        Group top = groups.create(NewGroup.of(fixture.name()));
        Group middle = groups.create(NewGroup.in(top.id(), "middle"));
        Group bottom = groups.create(NewGroup.in(middle.id(), "bottom"));

        for (GroupId parent : List.of(top.id(), middle.id(), bottom.id())) {
            refuses(
                    InvalidArgumentException.class,
                    () -> groups.update(
                            top.id(),
                            GroupPatch.builder()
                                    .name(Change.set(fixture.name()))
                                    .parent(Change.set(parent))
                                    .build()));
        }
        refuses(
                NotFoundException.class,
                () -> groups.update(
                        top.id(),
                        GroupPatch.builder().parent(Change.set(noGroup())).build()));

        assertThat(reread(top.id()).path()).isEqualTo(top.name());
        assertThat(reread(bottom.id()).path()).isEqualTo(top.name() + "/middle/bottom");
    }

    @Needs(
            value = {CREATE_GROUP, UPDATE_GROUP, GET_GROUP},
            parameters = {"create_group.parent", "update_group.parent"})
    void aGroupDoesNotMoveToWhereItsNameIsTaken() {
        Group from = groups.create(NewGroup.of(fixture.name()));
        Group to = groups.create(NewGroup.of(fixture.name()));
        Group moving = groups.create(NewGroup.in(from.id(), "kitchen"));
        groups.create(NewGroup.in(to.id(), "kitchen"));

        refuses(
                AlreadyExistsException.class,
                () -> groups.update(
                        moving.id(),
                        GroupPatch.builder().parent(Change.set(to.id())).build()));

        assertThat(reread(moving.id()).path()).isEqualTo(from.name() + "/kitchen");
    }

    @Needs(
            value = {CREATE_USER, CREATE_GROUP, DELETE_GROUP, GET_GROUP, GET_USER, ADD_GROUP_MEMBER, LIST_USER_GROUPS},
            parameters = "create_group.parent")
    void aDeletedGroupTakesThoseInItAlongAndTheUsersStay() {
        Group top = groups.create(NewGroup.of(fixture.name()));
        Group below = groups.create(NewGroup.in(top.id(), "below"));
        User member = someUser();
        groups.addMember(below.id(), member.id());

        groups.delete(top.id());

        assertThat(groups.find(top.id())).isEmpty();
        assertThat(groups.find(below.id())).isEmpty();
        assertThat(reread(member.id()).email()).isEqualTo(member.email());
        assertThat(all(page -> groups.of(member.id(), page))).isEmpty();
    }

    private Group reread(GroupId id) {
        return groups.find(id).orElseThrow(() -> new AssertionError("no group " + id));
    }
}
