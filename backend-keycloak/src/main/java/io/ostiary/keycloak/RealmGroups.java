package io.ostiary.keycloak;

import static io.ostiary.Operation.LIST_GROUPS;

import io.ostiary.CaseFold;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Paging;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupLookup;
import io.ostiary.group.GroupQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.GroupResource;
import org.keycloak.representations.idm.GroupRepresentation;

/** The groups of a realm, read. The groups of its organizations are not among them. */
final class RealmGroups {
    private static final int BATCH = 500;

    private final Realm realm;

    RealmGroups(Realm realm) {
        this.realm = realm;
    }

    /** One page of the hierarchy, of which the server tells one level at a time. */
    Page<Group> page(GroupQuery query, PageRequest page) {
        return Paging.byKey(LIST_GROUPS, List.of(realm.tenant(), query), page, () -> selected(query), Group::sortKey);
    }

    private List<Group> selected(GroupQuery query) {
        GroupId parent = query.parent();
        String folded = query.text() == null ? null : CaseFold.fold(query.text());
        List<GroupRepresentation> found = parent == null ? below(LIST_GROUPS, null) : children(LIST_GROUPS, parent);
        return found.stream()
                .map(GroupMapping::toGroup)
                .filter(group -> folded == null || CaseFold.fold(group.name()).contains(folded))
                .toList();
    }

    /** The group that a reference means. */
    Group resolve(String reference) {
        return new Lookup().resolve(reference);
    }

    /**
     * The group as the server has it.
     *
     * @throws NotFoundException when there is none
     */
    GroupRepresentation read(Operation operation, GroupId id) {
        return send(operation, id, resource(operation, id)::toRepresentation);
    }

    Optional<GroupRepresentation> find(Operation operation, GroupId id) {
        try {
            return Optional.of(read(operation, id));
        } catch (NotFoundException e) {
            if (e.kind().equals("group")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The groups directly in that one, or with null those that stand in none. */
    List<GroupRepresentation> children(Operation operation, @Nullable GroupId parent) {
        List<GroupRepresentation> all = new ArrayList<>();
        List<GroupRepresentation> batch;
        do {
            int offset = all.size();
            batch = parent == null
                    ? realm.requests()
                            .repeatable(
                                    operation,
                                    Subject.tenant(realm.tenant()),
                                    () -> realm.resource(operation).groups().groups(null, offset, BATCH, true))
                    : send(operation, parent, () -> resource(operation, parent).getSubGroups(offset, BATCH, true));
            all.addAll(batch);
        } while (batch.size() == BATCH);
        return all;
    }

    /** Everything below that group, or with null every group; a request for each that has others in it. */
    List<GroupRepresentation> below(Operation operation, @Nullable GroupId group) {
        List<GroupRepresentation> all = new ArrayList<>();
        Deque<GroupRepresentation> unread = new ArrayDeque<>(children(operation, group));
        while (!unread.isEmpty()) {
            GroupRepresentation next = unread.pop();
            all.add(next);
            Long inside = next.getSubGroupCount();
            if (inside == null || inside > 0) {
                children(operation, GroupId.of(next.getId())).forEach(unread::push);
            }
        }
        return all;
    }

    /**
     * The group and those above it, from itself upwards.
     *
     * @param known what was read already, by id; what is read is added
     */
    List<GroupRepresentation> upwards(
            Operation operation, GroupRepresentation group, Map<String, GroupRepresentation> known) {
        List<GroupRepresentation> upwards = new ArrayList<>(List.of(group));
        String parent = group.getParentId();
        while (parent != null) {
            GroupId above = GroupId.of(parent);
            GroupRepresentation next = known.computeIfAbsent(parent, unused -> read(operation, above));
            upwards.add(next);
            parent = next.getParentId();
        }
        return upwards;
    }

    /**
     * What the requests of the operation are about; no request is made.
     *
     * @throws NotFoundException when no group can have the id
     */
    GroupResource resource(Operation operation, GroupId id) {
        if (!Paths.isSegment(id.value())) {
            throw new NotFoundException(operation, "group", id.value());
        }
        return realm.resource(operation).groups().group(id.value());
    }

    <T> T send(Operation operation, GroupId id, Supplier<T> request) {
        return realm.requests().repeatable(operation, Subject.group(id), request);
    }

    private List<Group> named(String name) {
        return realm
                .requests()
                .repeatable(
                        LIST_GROUPS,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(LIST_GROUPS).groups().groups(name, true, 0, BATCH, true))
                .stream()
                .flatMap(RealmGroups::withThoseFound)
                .filter(group -> name.equals(group.getName()))
                .map(GroupMapping::toGroup)
                .toList();
    }

    /** A search answers with the uppermost groups, and in them the way to what was found. */
    private static Stream<GroupRepresentation> withThoseFound(GroupRepresentation group) {
        List<GroupRepresentation> inside = group.getSubGroups();
        return Stream.concat(
                Stream.of(group),
                inside == null ? Stream.empty() : inside.stream().flatMap(RealmGroups::withThoseFound));
    }

    private final class Lookup implements GroupLookup {
        @Override
        public Optional<Group> byId(String id) {
            return Paths.isSegment(id)
                    ? find(LIST_GROUPS, GroupId.of(id)).map(GroupMapping::toGroup)
                    : Optional.empty();
        }

        @Override
        public List<Group> byPath(String path) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return byName(name).stream()
                    .filter(group -> group.path().equals(path))
                    .toList();
        }

        @Override
        public List<Group> byName(String name) {
            return name.isBlank() ? List.of() : named(name);
        }
    }
}
