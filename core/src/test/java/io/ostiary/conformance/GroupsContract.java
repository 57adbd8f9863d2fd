package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.NewGroup;
import java.util.List;
import java.util.Locale;

/** Groups come, change and go. Where no port makes any, the harness does. */
abstract class GroupsContract extends Contract {
    @Needs(
            value = {CREATE_GROUP, GET_GROUP},
            parameters = "create_group.description")
    void aNewGroupIsAsItWasGiven() {
        String name = fixture.name();

        Group created = groups.create(new NewGroup(name, "Who cooks.", null));

        assertThat(created.name()).isEqualTo(name);
        assertThat(created.path()).isEqualTo(name);
        assertThat(created.description()).isEqualTo("Who cooks.");
        assertThat(created.parent()).isNull();
        assertThat(created.roles()).isEmpty();
        assertThat(reread(created.id())).isEqualTo(created);
    }

    @Needs({CREATE_GROUP, GET_GROUP})
    void aGroupNeedsNothingButAName() {
        Group created = groups.create(NewGroup.of(fixture.name()));

        assertThat(reread(created.id()).description()).isNull();
    }

    @Needs({CREATE_GROUP, LIST_GROUPS})
    void aNameThatIsTakenIsRefused() {
        Group first = groups.create(NewGroup.of(fixture.name()));

        AlreadyExistsException refusal =
                refuses(AlreadyExistsException.class, () -> groups.create(NewGroup.of(first.name())));

        assertThat(refusal.getMessage()).contains(first.name());
        assertThat(all(page -> groups.list(GroupQuery.ALL, page)))
                .filteredOn(group -> group.name().equals(first.name()))
                .hasSize(1);
    }

    @Needs({CREATE_GROUP, GET_GROUP})
    void namesAreComparedWithCase() {
        Group lower = groups.create(NewGroup.of(fixture.name()));

        Group upper = groups.create(NewGroup.of(lower.name().toUpperCase(Locale.ROOT)));

        assertThat(reread(lower.id()).name()).isEqualTo(lower.name());
        assertThat(reread(upper.id()).name()).isEqualTo(upper.name());
    }

    @Needs(
            value = {CREATE_GROUP, UPDATE_GROUP, GET_GROUP},
            parameters = {"create_group.description", "update_group.name", "update_group.description"})
    void aChangeTouchesOnlyWhatItNames() {
        Group before = groups.create(new NewGroup(fixture.name(), "before", null));
        String name = fixture.name();

        Group renamed = groups.update(
                before.id(), GroupPatch.builder().name(Change.set(name)).build());
        assertThat(renamed.name()).isEqualTo(name);
        assertThat(renamed.path()).isEqualTo(name);
        assertThat(reread(before.id()).description()).isEqualTo("before");

        groups.update(
                before.id(),
                GroupPatch.builder().description(Change.set("after")).build());
        assertThat(reread(before.id()).name()).isEqualTo(name);
        assertThat(reread(before.id()).description()).isEqualTo("after");

        groups.update(
                before.id(), GroupPatch.builder().description(Change.clear()).build());
        assertThat(reread(before.id()).name()).isEqualTo(name);
        assertThat(reread(before.id()).description()).isNull();
    }

    @Needs(
            value = {CREATE_GROUP, UPDATE_GROUP, GET_GROUP},
            parameters = "update_group.name")
    void aGroupIsNotGivenANameThatIsTaken() {
        Group first = groups.create(NewGroup.of(fixture.name()));
        Group second = groups.create(NewGroup.of(fixture.name()));

        refuses(
                AlreadyExistsException.class,
                () -> groups.update(
                        second.id(),
                        GroupPatch.builder().name(Change.set(first.name())).build()));

        assertThat(reread(second.id()).name()).isEqualTo(second.name());
    }

    @Needs({DELETE_GROUP, GET_GROUP})
    void aDeletedGroupIsGone() {
        Group group = someGroup();

        groups.delete(group.id());

        assertThat(groups.find(group.id())).isEmpty();
        refuses(NotFoundException.class, () -> groups.delete(group.id()));
    }

    @Needs(GET_GROUP)
    void aGroupIsFoundById() {
        Group group = someGroup();

        Group found = reread(group.id());

        assertThat(found.name()).isEqualTo(group.name());
        assertThat(found.path()).isEqualTo(group.name());
        assertThat(found.roles()).isEmpty();
        assertThat(groups.find(noGroup())).isEmpty();
        for (String hostile : Hostile.IDS) {
            if (!hostile.isEmpty() && hostile.length() <= 255 && hostile.chars().noneMatch(Character::isISOControl)) {
                assertThat(groups.find(GroupId.of(hostile))).isEmpty();
            }
        }
    }

    @Needs(LIST_GROUPS)
    void groupsAreListedByName() {
        List<String> names = List.of(fixture.mark() + "-b", fixture.mark() + "-c", fixture.mark() + "-a");
        names.forEach(fixture::group);

        eventually(() -> assertThat(all(page -> groups.list(GroupQuery.ALL, page)))
                .extracting(Group::name)
                .containsSubsequence(names.get(2), names.get(0), names.get(1)));
    }

    @Needs(value = LIST_GROUPS, parameters = "list_groups.query")
    void groupsAreFoundByPartOfTheirNameWhateverTheCase() {
        Group cooks = fixture.group("Cooks " + fixture.name());
        Group waiters = fixture.group("Waiters " + fixture.name());
        String mark = fixture.mark().toUpperCase(Locale.ROOT);

        eventually(() -> {
            assertThat(listed(mark)).containsExactly(cooks.id(), waiters.id());
            assertThat(listed("oOKS " + mark)).containsExactly(cooks.id());
            assertThat(listed(mark + "%")).isEmpty();
        });
    }

    @Needs(LIST_GROUPS)
    void aGroupIsMeantByIdAndByName() {
        Group group = someGroup();

        for (String reference : List.of(group.id().value(), group.name(), "/" + group.name())) {
            eventually(() -> assertThat(resolveGroup(reference).id()).isEqualTo(group.id()));
        }
        refuses(NotFoundException.class, () -> resolveGroup(fixture.name()));
        refuses(NotFoundException.class, () -> resolveGroup("/" + fixture.name()));
        for (String reference : Hostile.IDS) {
            refuses(NotFoundException.class, () -> resolveGroup(reference));
        }
    }

    @Needs(
            value = {CREATE_GROUP, LIST_GROUPS},
            parameters = "create_group.parent")
    void aNameThatSeveralGroupsHaveIsAConflictThatListsAllOfThem() {
        Group above = groups.create(NewGroup.of(fixture.name()));
        Group uppermost = groups.create(NewGroup.of(fixture.name()));
        Group below = groups.create(NewGroup.in(above.id(), uppermost.name()));

        assertThat(refuses(ConflictException.class, () -> resolveGroup(uppermost.name())))
                .hasMessageContaining(uppermost.id().value())
                .hasMessageContaining(below.id().value());

        assertThat(resolveGroup("/" + uppermost.name()).id()).isEqualTo(uppermost.id());
        assertThat(resolveGroup(above.name() + "/" + below.name()).id()).isEqualTo(below.id());
    }

    private Group reread(GroupId id) {
        return groups.find(id).orElseThrow(() -> new AssertionError("no group " + id));
    }

    private List<GroupId> listed(String text) {
        return all(page -> groups.list(new GroupQuery(text, null), page)).stream()
                .map(Group::id)
                .toList();
    }

    private Group resolveGroup(String reference) {
        fixture.watch().called(Operation.LIST_GROUPS);
        return groups.resolve(reference);
    }
}
