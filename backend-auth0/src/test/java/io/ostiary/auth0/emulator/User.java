package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user: what the Management API answers of it, and what it does not answer. */
final class User {
    private final ObjectNode profile;
    private final Map<String, User> linked = new LinkedHashMap<>();
    private final Set<String> roles = new LinkedHashSet<>();
    private final Set<Permission> permissions = new LinkedHashSet<>();
    private final Map<String, ObjectNode> authenticationMethods = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Credential> earlier = new ArrayList<>();
    private @Nullable Credential credential;

    User(ObjectNode profile) {
        this.profile = profile;
    }

    /** What a read answers; a change to it has to be told to {@link Users#changed}. */
    ObjectNode profile() {
        return profile;
    }

    String id() {
        return profile.get("user_id").asText();
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(profile.get(field)).map(JsonNode::textValue);
    }

    /** The connection that the user signs in by. */
    String connection() {
        return identities().get(0).get("connection").asText();
    }

    ArrayNode identities() {
        return (ArrayNode) profile.get("identities");
    }

    /** Whether an administrator blocked the user. */
    boolean isBlocked() {
        return profile.path("blocked").asBoolean();
    }

    boolean hasPassword(String password) {
        return credential != null && credential.matches(password);
    }

    /** Whether the password is one of the last that the user had, the present one included. */
    boolean hadPassword(String password, int last) {
        return hasPassword(password)
                || earlier.stream().skip(Math.max(0, earlier.size() - last)).anyMatch(old -> old.matches(password));
    }

    Optional<Credential> credential() {
        return Optional.ofNullable(credential);
    }

    void setCredential(Credential next) {
        if (credential != null) {
            earlier.add(credential);
        }
        credential = next;
    }

    /** The accounts that were linked to this one, by provider and id of their identity: {@code auth0|5f7c…}. */
    Map<String, User> linked() {
        return linked;
    }

    /** Ids of the roles assigned. */
    Set<String> roles() {
        return roles;
    }

    /** The permissions assigned directly. */
    Set<Permission> permissions() {
        return permissions;
    }

    Map<String, ObjectNode> authenticationMethods() {
        return authenticationMethods;
    }

    /** What brute-force protection keeps out; apart from {@link #isBlocked}. */
    List<Block> blocks() {
        return blocks;
    }

    /** A scope of an API. */
    record Permission(String resourceServer, String name) {}

    /** An identifier and an address that too many wrong passwords came with. */
    record Block(String identifier, @Nullable String ip) {}
}
