package io.ostiary.auth0;

import static io.ostiary.Operation.ASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.DELETE_GROUP;
import static io.ostiary.Operation.GET_GROUP;
import static io.ostiary.Operation.LIST_GROUPS;
import static io.ostiary.Operation.LIST_GROUP_MEMBERS;
import static io.ostiary.Operation.LIST_USER_GROUPS;
import static io.ostiary.Operation.UNASSIGN_GROUP_ROLE;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.CaseFold;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Paging;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupLookup;
import io.ostiary.group.GroupMembership;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.Groups;
import io.ostiary.role.RoleId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups of the tenant, which directories bring and administrators give roles. */
final class Auth0Groups implements Groups {
    private final ManagedTenant tenant;

    Auth0Groups(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<Group> list(GroupQuery query, PageRequest page) {
        if (query.parent() != null) {
            Auth0Capabilities.WIDEST.require(LIST_GROUPS, "parent");
        }
        String folded = query.text() == null ? null : CaseFold.fold(query.text());
        return Paging.byKey(
                LIST_GROUPS,
                List.of(tenant.id(), query),
                page,
                () -> new GroupTable(tenant, LIST_GROUPS)
                        .all().stream()
                                .filter(group -> folded == null
                                        || CaseFold.fold(group.name()).contains(folded))
                                .toList(),
                Auth0Groups::key);
    }

    /** Groups of different connections may have one name. */
    private static String key(Group group) {
        return group.sortKey() + '\0' + group.id();
    }

    @Override
    public Optional<Group> find(GroupId id) {
        GroupTable table = new GroupTable(tenant, GET_GROUP);
        return table.byId(id.value()).map(group -> group.withRoles(table.roles(id)));
    }

    @Override
    public void delete(GroupId id) {
        Subject group = new GroupTable(tenant, DELETE_GROUP).requirePossible(id);
        tenant.requests(DELETE_GROUP).delete(DELETE_GROUP, group, attempt -> {
            JsonNode unused = attempt.management("DELETE", List.of("groups", id.value()), Map.of(), null);
        });
    }

    /** What is a member without being a user, a group of the directory, is left out. */
    @Override
    public Page<User> members(GroupId id, boolean recursive, PageRequest page) {
        if (recursive) {
            Auth0Capabilities.WIDEST.require(LIST_GROUP_MEMBERS, "recursive");
        }
        Subject group = new GroupTable(tenant, LIST_GROUP_MEMBERS).requirePossible(id);
        SliceSource<JsonNode> all = SliceSource.of(
                tenant.requests(LIST_GROUP_MEMBERS),
                LIST_GROUP_MEMBERS,
                group,
                List.of("groups", id.value(), "members"),
                Map.of(),
                "members");
        Page<UserId> members = Slice.page(
                LIST_GROUP_MEMBERS,
                List.of(tenant.id(), id),
                page.cursor(),
                from -> all.filter(member ->
                                member.path("member_type").asText("user").equals("user"))
                        .map(member -> UserId.of(member.path("id").asText()))
                        .slice(from, Math.min(page.size(), UsersById.MOST)));
        return Page.of(new UsersById(tenant, LIST_GROUP_MEMBERS).read(members.items()), members.next());
    }

    @Override
    public Page<GroupMembership> of(UserId user, PageRequest page) {
        return Paging.byKey(
                        LIST_USER_GROUPS,
                        List.of(tenant.id(), user),
                        page,
                        () -> new GroupTable(tenant, LIST_USER_GROUPS).of(user),
                        Auth0Groups::key)
                .map(group -> new GroupMembership(group, true));
    }

    @Override
    public void assignRole(GroupId id, RoleId role) {
        Subject group = new GroupTable(tenant, ASSIGN_GROUP_ROLE).requirePossible(id);
        requireRole(ASSIGN_GROUP_ROLE, role);
        send(ASSIGN_GROUP_ROLE, group, "POST", id, role);
    }

    @Override
    public void unassignRole(GroupId id, RoleId role) {
        GroupTable table = new GroupTable(tenant, UNASSIGN_GROUP_ROLE);
        Subject group = table.requirePossible(id);
        if (table.roles(id).stream().noneMatch(given -> given.id().equals(role))) {
            requireRole(UNASSIGN_GROUP_ROLE, role);
            throw new NotFoundException(UNASSIGN_GROUP_ROLE, "role of group " + id, role.value());
        }
        send(UNASSIGN_GROUP_ROLE, group, "DELETE", id, role);
    }

    private void requireRole(Operation operation, RoleId role) {
        if (new RoleTable(tenant, operation).mentions(Set.of(role)).isEmpty()) {
            throw Subject.role(role).missing(operation);
        }
    }

    private void send(Operation operation, Subject group, String method, GroupId id, RoleId role) {
        tenant.requests(operation).perform(operation, group, attempt -> {
            JsonNode unused = attempt.management(
                    method,
                    List.of("groups", id.value(), "roles"),
                    Map.of(),
                    RawJson.body(Map.of("roles", List.of(role.value()))));
        });
    }

    @Override
    public Group resolve(String reference) {
        return new Lookup(new GroupTable(tenant, LIST_GROUPS)).resolve(reference);
    }

    /** A name may hold a slash, so that a path is a name. */
    private record Lookup(GroupTable table) implements GroupLookup {
        @Override
        public Optional<Group> byId(String id) {
            return table.byId(id);
        }

        @Override
        public List<Group> byPath(String path) {
            return table.named(path);
        }

        @Override
        public List<Group> byName(String name) {
            return table.named(name);
        }
    }
}
