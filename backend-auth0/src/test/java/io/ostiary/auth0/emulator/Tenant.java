package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.auth0.emulator.User.Permission;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that the tenant holds; the handlers of operations have it to themselves one after the other. */
final class Tenant {
    /** The canonical domain, which issuer and audiences are made of whatever address the emulator listens at. */
    static final String DOMAIN = "ostiary-emulator.eu.auth0.com";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Switches switches;
    private final Ids ids;
    private final SearchIndex index;
    private final Users users;
    private final Organizations organizations;
    private final Groups groups;
    private final Map<String, ObjectNode> connections = new LinkedHashMap<>();
    private final Map<String, ObjectNode> clients = new LinkedHashMap<>();
    private final List<ObjectNode> clientGrants = new ArrayList<>();
    private final Map<String, ObjectNode> resourceServers = new LinkedHashMap<>();
    private final Map<String, ObjectNode> roles = new LinkedHashMap<>();
    private final Map<String, Set<Permission>> rolePermissions = new LinkedHashMap<>();
    private final ObjectNode settings = Json.object();
    private final Mails mails = new Mails();
    private final TenantLog log;
    private final List<Runnable> clockwork = new ArrayList<>();

    Tenant(Clock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
        ids = new Ids(clock);
        log = new TenantLog(clock, switches);
        index = new SearchIndex(clock, switches);
        users = new Users(index);
        organizations = new Organizations(users);
        groups = new Groups(users);
    }

    /** Brings about what time alone does. */
    void settle() {
        clockwork.forEach(Runnable::run);
    }

    /** Adds something that time alone does; it is run before every request. */
    void onSettle(Runnable work) {
        clockwork.add(work);
    }

    Clock clock() {
        return clock;
    }

    Switches switches() {
        return switches;
    }

    Ids ids() {
        return ids;
    }

    SearchIndex index() {
        return index;
    }

    Users users() {
        return users;
    }

    Organizations organizations() {
        return organizations;
    }

    Groups groups() {
        return groups;
    }

    /** By id. */
    Map<String, ObjectNode> connections() {
        return connections;
    }

    Optional<ObjectNode> connection(String name) {
        return connections.values().stream()
                .filter(connection -> connection.get("name").asText().equals(name))
                .findFirst();
    }

    ObjectNode connectionById(String id) {
        return Optional.ofNullable(connections.get(id))
                .orElseThrow(() -> Problem.notFound("The connection does not exist", "inexistent_connection"));
    }

    /** By id. */
    Map<String, ObjectNode> clients() {
        return clients;
    }

    /** Which client gets tokens for which audience, with which scopes. */
    List<ObjectNode> clientGrants() {
        return clientGrants;
    }

    /** By id. */
    Map<String, ObjectNode> resourceServers() {
        return resourceServers;
    }

    /** By id or identifier. */
    Optional<ObjectNode> resourceServer(String idOrIdentifier) {
        return resourceServers.values().stream()
                .filter(server -> server.get("id").asText().equals(idOrIdentifier)
                        || server.get("identifier").asText().equals(idOrIdentifier))
                .findFirst();
    }

    /** By id. */
    Map<String, ObjectNode> roles() {
        return roles;
    }

    ObjectNode role(String id) {
        return Optional.ofNullable(roles.get(id)).orElseThrow(() -> Problem.notFound("The role does not exist."));
    }

    /** What a role permits, by its id. */
    Map<String, Set<Permission>> rolePermissions() {
        return rolePermissions;
    }

    ObjectNode settings() {
        return settings;
    }

    TenantLog log() {
        return log;
    }

    Mails mails() {
        return mails;
    }

    String now() {
        return timestamp(clock.instant());
    }

    static String timestamp(Instant instant) {
        return TIMESTAMP.format(instant);
    }
}
