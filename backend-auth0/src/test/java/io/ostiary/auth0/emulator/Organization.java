package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An organization: what the Management API answers of it, and what belongs to it. */
final class Organization {
    private final ObjectNode json;
    private final String createdAt;
    private final Map<String, String> members = new LinkedHashMap<>();
    private final Map<String, Set<String>> roles = new LinkedHashMap<>();
    private final Map<String, ObjectNode> invitations = new LinkedHashMap<>();

    Organization(ObjectNode json, String createdAt) {
        this.json = json;
        this.createdAt = createdAt;
    }

    ObjectNode json() {
        return json;
    }

    String id() {
        return json.get("id").asText();
    }

    String name() {
        return json.get("name").asText();
    }

    /** Its place in lists. */
    String age() {
        return createdAt + "," + id();
    }

    /** When each user became a member, by the user's id. */
    Map<String, String> members() {
        return members;
    }

    /**
     * The ids of the roles that a user has inside it, also of one who is no member any more: Auth0 does not say that an
     * end of membership takes them away.
     */
    Set<String> roles(String user) {
        return roles.computeIfAbsent(user, unused -> new LinkedHashSet<>());
    }

    /** By id. */
    Map<String, ObjectNode> invitations() {
        return invitations;
    }

    void removeUser(String user) {
        members.remove(user);
        roles.remove(user);
    }

    void removeRole(String role) {
        roles.values().forEach(each -> each.remove(role));
    }
}
