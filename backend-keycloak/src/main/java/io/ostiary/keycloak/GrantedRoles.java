package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertSubject;
import io.ostiary.audit.AuditEvent;
import io.ostiary.backend.ComposedAlerts;
import io.ostiary.role.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The events of roles that users and groups were given, as alerts where the roles administer: those of the client
 * {@value #MANAGEMENT}, by which Keycloak lets people administer the realm, and those of the realm that are named like it.
 */
final class GrantedRoles {
    private static final String MANAGEMENT = "realm-management";
    private static final String OF_CLIENT = "keycloak:CREATE:CLIENT_ROLE_MAPPING";

    /** The types of such events. */
    static final Set<String> TYPES = Set.of("role.assign", "group_role.assign", OF_CLIENT);

    private final Realm realm;
    private final Operation operation;
    private final List<AuditEvent> events;

    /** Finds them among other events. */
    GrantedRoles(Realm realm, Operation operation, List<AuditEvent> events) {
        this.realm = realm;
        this.operation = operation;
        this.events =
                events.stream().filter(event -> TYPES.contains(event.type())).toList();
    }

    void addTo(ComposedAlerts composed) {
        Set<String> managing =
                events.stream().anyMatch(event -> event.type().equals(OF_CLIENT)) ? management() : Set.of();
        for (AuditEvent event : events) {
            boolean manages = event.targets("application").anyMatch(client -> managing.contains(client.id()));
            List<AlertSubject> roles = event.targets("role")
                    .filter(role -> manages
                            || !event.type().equals(OF_CLIENT)
                                    && Role.looksAdministrative(String.valueOf(role.name()), Set.of()))
                    .map(role -> AlertSubject.role(role.id()))
                    .toList();
            if (!roles.isEmpty()) {
                Stream.concat(
                                event.targets("user").map(user -> AlertSubject.user(user.id())),
                                event.targets("group").map(group -> AlertSubject.group(group.id())))
                        .forEach(whom -> composed.add(AlertKind.ADMIN_ROLE_GRANTED, whom, roles, event));
            }
        }
    }

    /** The id of the client whose roles administer the realm. */
    private Set<String> management() {
        return realm
                .requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation).clients().findByClientId(MANAGEMENT))
                .stream()
                .map(client -> client.getId())
                .collect(Collectors.toSet());
    }
}
