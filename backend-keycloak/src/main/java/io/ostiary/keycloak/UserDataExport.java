package io.ostiary.keycloak;

import static io.ostiary.Operation.EXPORT_USER_DATA;

import io.ostiary.NotConfiguredException;
import io.ostiary.Pages;
import io.ostiary.PermissionDeniedException;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.backend.UserExports;
import io.ostiary.organization.OrganizationMembership;
import io.ostiary.role.AssignedRole;
import io.ostiary.session.Session;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserExport;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Composes what Keycloak keeps about one user; the server has no such request. */
final class UserDataExport {
    private final Realm realm;
    private final Map<String, @Nullable Object> missing = new TreeMap<>();

    UserDataExport(Realm realm) {
        this.realm = realm;
    }

    UserExport of(UserId id) {
        UserRepresentation user = realm.read(EXPORT_USER_DATA, id);
        UserResource resource = realm.user(EXPORT_USER_DATA, id);
        Map<String, List<String>> attributes = UserMapping.attributes(user);
        Map<String, @Nullable Object> sections = UserExports.sections(
                realm.toUser(EXPORT_USER_DATA, user),
                MetadataAttributes.read(attributes),
                new RoleAssignments(realm)
                        .of(EXPORT_USER_DATA, id, false).stream()
                                .map(AssignedRole::role)
                                .toList(),
                new ActiveSessions(realm)
                        .of(EXPORT_USER_DATA, id).stream()
                                .sorted(Comparator.comparing(Session::createdAt))
                                .toList(),
                factors(read(id, resource::credentials)));
        sections.put("attributes", others(attributes));
        sections.put(
                "groups",
                read(id, resource::groups).stream()
                        .map(group -> group.getPath().substring(1))
                        .toList());
        sections.put("consents", read(id, resource::getConsents));
        sections.put("memberships", UserExports.memberships(part("memberships", () -> memberships(id))));
        sections.put("audit_events", UserExports.auditEvents(part("audit_events", () -> events(id))));
        if (!missing.isEmpty()) {
            sections.put("missing", Collections.unmodifiableMap(missing));
        }
        return new UserExport(UserExport.SCHEMA_VERSION, realm.requests().now(), Collections.unmodifiableMap(sections));
    }

    private List<OrganizationMembership> memberships(UserId id) {
        var members = new OrganizationMembers(realm);
        return Pages.stream(page -> members.of(EXPORT_USER_DATA, id, page)).toList();
    }

    private List<AuditEvent> events(UserId id) {
        KeycloakAuditEvents.requireLogged(realm, EXPORT_USER_DATA);
        AuditQuery query = AuditQuery.builder().target(id.value()).build();
        List<AuditEvent> newest = new ArrayList<>();
        Iterator<AuditEvent> events = new RealmEvents(realm, EXPORT_USER_DATA).select(query, null);
        while (events.hasNext() && newest.size() < UserExports.AUDIT_EVENTS) {
            newest.add(events.next());
        }
        return newest;
    }

    /** What the realm, or the account, does not give is left empty, and told. */
    private <T> List<T> part(String section, Supplier<List<T>> read) {
        try {
            return read.get();
        } catch (NotConfiguredException | PermissionDeniedException e) {
            missing.put(section, e.detail());
            return List.of();
        }
    }

    /** What the other sections do not hold. */
    private static Map<String, List<String>> others(Map<String, List<String>> attributes) {
        Map<String, List<String>> others = new TreeMap<>(attributes);
        others.keySet()
                .removeIf(name -> name.startsWith(MetadataAttributes.PREFIX)
                        || List.of(UserMapping.PHONE, UserMapping.NAME, UserMapping.REASON)
                                .contains(name));
        return others;
    }

    private static List<MfaFactor> factors(List<CredentialRepresentation> credentials) {
        return credentials.stream()
                .filter(credential -> !credential.getType().equals(CredentialRepresentation.PASSWORD))
                .map(SecondFactors::toFactor)
                .toList();
    }

    private <T> T read(UserId id, Supplier<T> part) {
        return realm.requests().repeatable(EXPORT_USER_DATA, Subject.user(id), part);
    }
}
