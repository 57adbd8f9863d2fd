package io.ostiary.keycloak;

import static io.ostiary.Operation.ASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.CREATE_GROUP;
import static io.ostiary.Operation.DELETE_GROUP;
import static io.ostiary.Operation.GET_GROUP;
import static io.ostiary.Operation.UNASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.UPDATE_GROUP;

import io.ostiary.AlreadyExistsException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupMembership;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.Groups;
import io.ostiary.group.NewGroup;
import io.ostiary.role.NamedRole;
import io.ostiary.role.RoleId;
import io.ostiary.role.RoleScope;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** The groups of a realm. */
final class KeycloakGroups implements Groups {
    private final Realm realm;
    private final RealmGroups groups;
    private final RealmRoles roles;
    private final GroupMembers members;

    KeycloakGroups(Realm realm) {
        this.realm = realm;
        this.groups = new RealmGroups(realm);
        this.roles = new RealmRoles(realm);
        this.members = new GroupMembers(realm);
    }

    @Override
    public Page<Group> list(GroupQuery query, PageRequest page) {
        return groups.page(query, page);
    }

    @Override
    public Optional<Group> find(GroupId id) {
        return Paths.isSegment(id.value())
                ? groups.find(GET_GROUP, id).map(group -> withRoles(GET_GROUP, group))
                : notThere();
    }

    private Optional<Group> notThere() {
        realm.requireThere(GET_GROUP);
        return Optional.empty();
    }

    @Override
    public Group create(NewGroup group) {
        GroupRepresentation wanted = GroupMapping.write(new GroupRepresentation(), group.name(), group.description());
        GroupId parent = group.parent();
        GroupId id = realm.requests()
                .create(
                        CREATE_GROUP,
                        Subject.newGroup(realm.tenant(), parent, group.name()),
                        () -> GroupId.of(Requests.createdId(put(CREATE_GROUP, parent, wanted))),
                        () -> inside(CREATE_GROUP, parent, group.name()).map(found -> GroupId.of(found.getId())));
        return Requests.readBack(CREATE_GROUP, () -> withRoles(CREATE_GROUP, groups.read(CREATE_GROUP, id)));
    }

    /** Creates the group there, or moves the one of its id to there. */
    private Response put(Operation operation, @Nullable GroupId parent, GroupRepresentation group) {
        return parent == null
                ? realm.resource(operation).groups().add(group)
                : groups.resource(operation, parent).subGroup(group);
    }

    private Optional<GroupRepresentation> inside(Operation operation, @Nullable GroupId parent, String name) {
        return groups.children(operation, parent).stream()
                .filter(group -> name.equals(group.getName()))
                .findFirst();
    }

    @Override
    public Group update(GroupId id, GroupPatch patch) {
        return realm.exclusively(UPDATE_GROUP, id, () -> {
            GroupRepresentation group = groups.read(UPDATE_GROUP, id);
            Group before = GroupMapping.toGroup(group);
            GroupId parent = patch.parent().applyTo(before.parent());
            String name = Objects.requireNonNull(patch.name().applyTo(before.name()));
            GroupRepresentation wanted =
                    GroupMapping.write(group, name, patch.description().applyTo(before.description()));
            if (!Objects.equals(parent, before.parent())) {
                requireNotBelow(id, parent);
                requireFree(id, parent, name);
                move(id, parent, before.name());
            }
            realm.requests()
                    .perform(
                            UPDATE_GROUP,
                            Subject.group(id, name),
                            () -> groups.resource(UPDATE_GROUP, id).update(wanted));
            return Requests.readBack(UPDATE_GROUP, () -> withRoles(UPDATE_GROUP, groups.read(UPDATE_GROUP, id)));
        });
    }

    private void move(GroupId id, @Nullable GroupId parent, String name) {
        var moved = new GroupRepresentation();
        moved.setId(id.value());
        moved.setName(name);
        realm.requests()
                .perform(UPDATE_GROUP, Subject.group(id, name), () -> Requests.close(put(UPDATE_GROUP, parent, moved)));
    }

    /** Asked to move a group below itself the server fails with 500 (seen with 26.7.3). */
    private void requireNotBelow(GroupId id, @Nullable GroupId parent) {
        if (parent == null) {
            return;
        }
        GroupRepresentation target = groups.read(UPDATE_GROUP, parent);
        if (groups.upwards(UPDATE_GROUP, target, new HashMap<>()).stream()
                .anyMatch(above -> above.getId().equals(id.value()))) {
            throw new InvalidArgumentException("parent", "must be neither the group itself nor one below it");
        }
    }

    /** A move and a change of the name are two requests, so that the first is not made when the second would fail. */
    private void requireFree(GroupId id, @Nullable GroupId parent, String name) {
        inside(UPDATE_GROUP, parent, name)
                .filter(taken -> !taken.getId().equals(id.value()))
                .ifPresent(taken -> {
                    throw new AlreadyExistsException(UPDATE_GROUP, "group", "name", name);
                });
    }

    @Override
    public void delete(GroupId id) {
        realm.requests()
                .delete(
                        DELETE_GROUP,
                        Subject.group(id),
                        () -> groups.resource(DELETE_GROUP, id).remove());
    }

    @Override
    public void addMember(GroupId id, UserId user) {
        members.add(id, user);
    }

    @Override
    public void removeMember(GroupId id, UserId user) {
        members.remove(id, user);
    }

    @Override
    public Page<User> members(GroupId id, boolean recursive, PageRequest page) {
        return recursive ? members.recursive(id, page) : members.page(id, page);
    }

    @Override
    public Page<GroupMembership> of(UserId user, PageRequest page) {
        return members.of(user, page);
    }

    @Override
    public void assignRole(GroupId id, RoleId role) {
        RoleRepresentation given = roles.read(ASSIGN_GROUP_ROLE, role);
        if (RoleMapping.scope(given) == RoleScope.ORGANIZATION) {
            // That there is no such group is told first, and costs a request only where the role is refused anyway.
            GroupRepresentation unused = groups.read(ASSIGN_GROUP_ROLE, id);
        }
        RoleAssignments.requireTenantWide(ASSIGN_GROUP_ROLE, given);
        realm.exclusively(
                ASSIGN_GROUP_ROLE,
                id,
                () -> groups.send(ASSIGN_GROUP_ROLE, id, () -> {
                    assignments(ASSIGN_GROUP_ROLE, id).add(List.of(given));
                    return given;
                }));
    }

    @Override
    public void unassignRole(GroupId id, RoleId role) {
        realm.exclusively(UNASSIGN_GROUP_ROLE, id, () -> {
            RoleRepresentation given = direct(UNASSIGN_GROUP_ROLE, id).stream()
                    .filter(assigned -> assigned.getId().equals(role.value()))
                    .findFirst()
                    .orElseThrow(() -> notGiven(id, role));
            return groups.send(UNASSIGN_GROUP_ROLE, id, () -> {
                assignments(UNASSIGN_GROUP_ROLE, id).remove(List.of(given));
                return given;
            });
        });
    }

    private NotFoundException notGiven(GroupId id, RoleId role) {
        roles.read(UNASSIGN_GROUP_ROLE, role);
        return new NotFoundException(UNASSIGN_GROUP_ROLE, "role of group " + id, role.value());
    }

    @Override
    public Group resolve(String reference) {
        return groups.resolve(reference);
    }

    private Group withRoles(Operation operation, GroupRepresentation group) {
        return GroupMapping.toGroup(group)
                .withRoles(direct(operation, GroupId.of(group.getId())).stream()
                        .filter(role -> !RoleMapping.isBuiltIn(realm.tenant(), role.getName()))
                        .map(role -> new NamedRole(RoleId.of(role.getId()), role.getName()))
                        .sorted(Comparator.comparing(NamedRole::key))
                        .toList());
    }

    private List<RoleRepresentation> direct(Operation operation, GroupId id) {
        return groups.send(operation, id, () -> assignments(operation, id).listAll());
    }

    private RoleScopeResource assignments(Operation operation, GroupId id) {
        return groups.resource(operation, id).roles().realmLevel();
    }
}
