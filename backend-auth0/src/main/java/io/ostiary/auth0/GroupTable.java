package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.role.GivingGroup;
import io.ostiary.role.NamedRole;
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The tenant's groups, which arrive from the directories of connections. None stands in another. */
final class GroupTable {
    private static final Pattern ID = Pattern.compile("grp_[A-Za-z0-9]{14,22}");
    private static final Pattern NAME = Pattern.compile("[\\x20-\\x7E]{1,128}");

    private final ManagedTenant tenant;
    private final Operation operation;

    GroupTable(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    /** Every group, in no order. */
    List<Group> all() {
        return pages(Subject.tenant(tenant.id()), List.of("groups"), Map.of(), "groups", GroupTable::group);
    }

    /** The groups of that name; one for each connection at most. */
    List<Group> named(String name) {
        Requests unused = tenant.requests(operation);
        return NAME.matcher(name).matches()
                ? pages(
                                Subject.tenant(tenant.id()),
                                List.of("groups"),
                                Map.of("name", name),
                                "groups",
                                GroupTable::group)
                        .stream()
                        .filter(group -> group.name().equals(name))
                        .toList()
                : List.of();
    }

    /** The groups that a user is a member of, in no order. */
    List<Group> of(UserId user) {
        Requests unused = tenant.requests(operation, user);
        return pages(
                Subject.user(user), List.of("users", user.value(), "groups"), Map.of(), "groups", GroupTable::group);
    }

    /** The groups that give a user the role, by name. */
    List<GivingGroup> giving(UserId user, RoleId role) {
        Requests unused = tenant.requests(operation, user);
        return pages(
                        Subject.user(user),
                        List.of("users", user.value(), "effective-roles", "sources", "groups"),
                        Map.of("role_id", role.value()),
                        "groups",
                        GroupTable::group)
                .stream()
                .sorted(Comparator.comparing(Group::sortKey))
                .map(group -> new GivingGroup(group.id().value(), group.path()))
                .toList();
    }

    /** The names of the groups that were given a role. */
    List<String> withRole(RoleId role) {
        return pages(
                Subject.role(role),
                List.of("roles", role.value(), "groups"),
                Map.of(),
                "groups",
                row -> row.path("name").asText());
    }

    /** The group of that id. An id that does not look like one is no part of a path: it is looked for in the list. */
    Optional<Group> byId(String id) {
        Requests requests = tenant.requests(operation);
        if (!ID.matcher(id).matches()) {
            return all().stream().filter(group -> group.id().value().equals(id)).findFirst();
        }
        return requests.find(
                operation,
                Subject.group(GroupId.of(id)),
                attempt -> group(attempt.management("GET", List.of("groups", id), Map.of(), null)));
    }

    /**
     * The group as what a request is about, unless there can be none of that id; asked for only where the id does not look
     * like one.
     *
     * @throws NotFoundException when there is none
     */
    Subject requirePossible(GroupId id) {
        Subject group = Subject.group(id);
        if (!ID.matcher(id.value()).matches()) {
            Group unused = byId(id.value()).orElseThrow(() -> group.missing(operation));
        }
        return group;
    }

    /** The roles that were given to the group, by key. */
    List<NamedRole> roles(GroupId id) {
        return pages(
                        requirePossible(id),
                        List.of("groups", id.value(), "roles"),
                        Map.of(),
                        "roles",
                        role -> RoleTable.Row.of(role).mention())
                .stream()
                .sorted(Comparator.comparing(NamedRole::key))
                .toList();
    }

    private <T> List<T> pages(
            Subject subject, List<String> path, Map<String, String> query, String field, Function<JsonNode, T> item) {
        return SliceSource.of(tenant.requests(operation), operation, subject, path, query, field)
                .<T>map(item)
                .all();
    }

    private static Group group(JsonNode row) {
        String name = row.path("name").asText();
        return new Group(GroupId.of(row.path("id").asText()), name, name, null, null, null);
    }
}
