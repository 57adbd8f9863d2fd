package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The groups of the tenant, as directories brought them. */
final class Groups {
    private final Map<String, Group> byId = new LinkedHashMap<>();

    Groups(Users users) {
        users.onRemoval(user -> all().forEach(group -> group.members().remove(user.id())));
    }

    Collection<Group> all() {
        return byId.values();
    }

    Group get(String id) {
        Group found = byId.get(id);
        if (found == null) {
            throw Problem.notFound("The group does not exist.");
        }
        return found;
    }

    void add(Group group) {
        byId.put(group.id(), group);
    }

    void remove(Group group) {
        byId.remove(group.id());
    }

    /** The groups that the user is a member of. */
    Stream<Group> of(String user) {
        return all().stream().filter(group -> group.members().containsKey(user));
    }

    /** Takes a role that is deleted away from every group. */
    void removeRole(String role) {
        all().forEach(group -> group.roles().remove(role));
    }

    /**
     * A group.
     *
     * @param json what the Management API answers of it
     * @param members when each user became a member, by the user's id
     * @param roles the ids of the roles that were given to it
     */
    record Group(ObjectNode json, Map<String, String> members, Set<String> roles) {
        Group(ObjectNode json) {
            this(json, new LinkedHashMap<>(), new LinkedHashSet<>());
        }

        String id() {
            return json.get("id").asText();
        }

        String name() {
            return json.get("name").asText();
        }
    }
}
