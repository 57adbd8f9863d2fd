package io.ostiary.memory;

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

import io.ostiary.CaseFold;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.Paging;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupLookup;
import io.ostiary.group.GroupMembership;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.Groups;
import io.ostiary.group.NewGroup;
import io.ostiary.role.NamedRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The groups of a tenant in memory. */
final class MemoryGroups implements Groups {
    private final TenantView view;
    private final IdSource ids;

    MemoryGroups(TenantView view, IdSource ids) {
        this.view = view;
        this.ids = ids;
    }

    @Override
    public Page<Group> list(GroupQuery query, PageRequest page) {
        Object scope = List.of(view.tenant(), query);
        return view.read(LIST_GROUPS, (state, now) -> {
            GroupId parent = query.parent();
            GroupId found = parent == null
                    ? null
                    : state.groups().get(LIST_GROUPS, parent).id();
            return Paging.seeking(
                    LIST_GROUPS,
                    scope,
                    page,
                    after -> state.groups()
                            .after(after)
                            .filter(group -> found == null || found.equals(group.parent()))
                            .filter(group -> query.text() == null || mentions(group, query.text())),
                    Group::path,
                    query.equals(GroupQuery.ALL) ? Long.valueOf(state.groups().size()) : null);
        });
    }

    @Override
    public Optional<Group> find(GroupId id) {
        return view.read(GET_GROUP, (state, now) -> state.groups().find(id).map(group -> withRoles(state, group)));
    }

    @Override
    public Group create(NewGroup group) {
        return view.write(CREATE_GROUP, (state, now) -> {
            var created = new Group(
                    GroupId.of(ids.next()),
                    group.name(),
                    path(CREATE_GROUP, state, group.parent(), group.name()),
                    group.description(),
                    group.parent(),
                    null);
            return written(state, state.groups().with(CREATE_GROUP, created), created.id());
        });
    }

    @Override
    public Group update(GroupId id, GroupPatch patch) {
        return view.write(UPDATE_GROUP, (state, now) -> {
            Group before = state.groups().get(UPDATE_GROUP, id);
            GroupId parent = patch.parent().applyTo(before.parent());
            if (parent != null) {
                requireNotBelow(state, parent, before);
            }
            String name = Objects.requireNonNull(patch.name().applyTo(before.name()));
            var changed = new Group(
                    id,
                    name,
                    path(UPDATE_GROUP, state, parent, name),
                    patch.description().applyTo(before.description()),
                    parent,
                    null);
            return written(state, state.groups().with(UPDATE_GROUP, changed), id);
        });
    }

    @Override
    public void delete(GroupId id) {
        view.update(
                DELETE_GROUP,
                (state, now) ->
                        state.withGroups(state.groups().without(state.groups().get(DELETE_GROUP, id))));
    }

    @Override
    public void addMember(GroupId id, UserId user) {
        view.update(ADD_GROUP_MEMBER, (state, now) -> {
            UserId member = state.account(ADD_GROUP_MEMBER, user).id();
            Group group = state.groups().get(ADD_GROUP_MEMBER, id);
            return state.withGroups(state.groups().withMember(group.id(), member));
        });
    }

    @Override
    public void removeMember(GroupId id, UserId user) {
        view.update(REMOVE_GROUP_MEMBER, (state, now) -> {
            UserId member = state.account(REMOVE_GROUP_MEMBER, user).id();
            Group group = state.groups().get(REMOVE_GROUP_MEMBER, id);
            if (!state.groups().isMember(id, member)) {
                throw new NotFoundException(REMOVE_GROUP_MEMBER, "member of group " + group.path(), user.value());
            }
            return state.withGroups(state.groups().withoutMember(id, member));
        });
    }

    @Override
    public Page<User> members(GroupId id, boolean recursive, PageRequest page) {
        Object scope = List.of(view.tenant(), id, recursive);
        return view.read(LIST_GROUP_MEMBERS, (state, now) -> {
            Group group = state.groups().get(LIST_GROUP_MEMBERS, id);
            Stream<Group> groups =
                    recursive ? Stream.concat(Stream.of(group), state.groups().below(group)) : Stream.of(group);
            return Paging.byKey(
                            LIST_GROUP_MEMBERS,
                            scope,
                            page,
                            () -> groups.flatMap(each -> state.groups().members(each.id()))
                                    .distinct()
                                    .toList(),
                            UserId::value)
                    .map(user -> state.account(LIST_GROUP_MEMBERS, user).toUser(now));
        });
    }

    @Override
    public Page<GroupMembership> of(UserId user, PageRequest page) {
        Object scope = List.of(view.tenant(), user);
        return view.read(LIST_USER_GROUPS, (state, now) -> {
            UserId member = state.account(LIST_USER_GROUPS, user).id();
            return Paging.byKey(
                            LIST_USER_GROUPS,
                            scope,
                            page,
                            () -> InheritedRoles.groups(state, member).toList(),
                            Group::sortKey)
                    .map(group -> new GroupMembership(group, state.groups().isMember(group.id(), member)));
        });
    }

    @Override
    public void assignRole(GroupId id, RoleId role) {
        view.update(ASSIGN_GROUP_ROLE, (state, now) -> {
            Group group = state.groups().get(ASSIGN_GROUP_ROLE, id);
            Role given = state.role(ASSIGN_GROUP_ROLE, role);
            MemoryRoles.requireTenantWide(ASSIGN_GROUP_ROLE, given);
            return state.withGroups(state.groups().withRole(group.id(), given.id()));
        });
    }

    @Override
    public void unassignRole(GroupId id, RoleId role) {
        view.update(UNASSIGN_GROUP_ROLE, (state, now) -> {
            Group group = state.groups().get(UNASSIGN_GROUP_ROLE, id);
            RoleId given = state.role(UNASSIGN_GROUP_ROLE, role).id();
            if (!state.groups().hasRole(id, given)) {
                throw new NotFoundException(UNASSIGN_GROUP_ROLE, "role of group " + group.path(), role.value());
            }
            return state.withGroups(state.groups().withoutRole(id, given));
        });
    }

    @Override
    public Group resolve(String reference) {
        return view.read(LIST_GROUPS, (state, now) -> new Lookup(state.groups()).resolve(reference));
    }

    private static void requireNotBelow(TenantState state, GroupId parent, Group group) {
        Group target = state.groups().get(UPDATE_GROUP, parent);
        if (state.groups().upwards(target).contains(group)) {
            throw new InvalidArgumentException("parent", "must be neither the group itself nor one below it");
        }
    }

    private static String path(Operation operation, TenantState state, @Nullable GroupId parent, String name) {
        return parent == null ? name : state.groups().get(operation, parent).path() + Group.SEPARATOR + name;
    }

    private static Written<Group> written(TenantState state, GroupTable groups, GroupId id) {
        TenantState next = state.withGroups(groups);
        return new Written<>(next, withRoles(next, groups.get(UPDATE_GROUP, id)));
    }

    private static Group withRoles(TenantState state, Group group) {
        return group.withRoles(state.roles()
                .all(state.groups().roles(group.id()))
                .map(NamedRole::of)
                .toList());
    }

    private static boolean mentions(Group group, String text) {
        return CaseFold.fold(group.name()).contains(CaseFold.fold(text));
    }

    private record Lookup(GroupTable groups) implements GroupLookup {
        @Override
        public Optional<Group> byId(String id) {
            return groups.find(id);
        }

        @Override
        public List<Group> byPath(String path) {
            return groups.byPath(path).stream().toList();
        }

        @Override
        public List<Group> byName(String name) {
            return groups.after("").filter(group -> group.name().equals(name)).toList();
        }
    }
}
