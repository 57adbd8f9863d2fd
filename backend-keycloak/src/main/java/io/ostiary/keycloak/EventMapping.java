package io.ostiary.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Origin;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditOutcome;
import io.ostiary.audit.AuditTarget;
import io.ostiary.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.AuthDetailsRepresentation;
import org.keycloak.representations.idm.EventRepresentation;

/**
 * Translates Keycloak's two kinds of event. Of the representation that an admin event holds only ids, names and the names
 * of fields are told; of the details of a user event only the username.
 */
final class EventMapping {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What follows a collection's name in a path is the id of such a thing. */
    private static final Map<String, String> KINDS = Map.of(
            "users", "user",
            "groups", "group",
            "organizations", "organization",
            "members", "user",
            "roles", "role",
            "roles-by-id", "role",
            "clients", "application",
            "sessions", "session",
            "instances", "identity_provider",
            "client-scopes", "client_scope");

    private EventMapping() {}

    static LoggedEvent ofUser(TenantId tenant, EventRepresentation event) {
        String type = String.valueOf(event.getType());
        boolean failed = EventTypes.isError(type) || event.getError() != null;
        var key = new EventKey(event.getTime(), false, String.valueOf(event.getId()));
        String name = event.getDetails() == null ? null : event.getDetails().get("username");
        return new LoggedEvent(
                key,
                AuditEvent.builder(key.id(), key.at(), EventTypes.userEvent(type), tenant)
                        .rawType(EventTypes.rawUserEvent(type))
                        .actor(event.getUserId())
                        .targets(
                                event.getUserId() == null
                                        ? List.of()
                                        : List.of(new AuditTarget("user", event.getUserId(), name)))
                        .origin(Origin.told(KeycloakProvider.NAME, event.getIpAddress()))
                        .application(event.getClientId())
                        .outcome(failed ? AuditOutcome.FAILURE : AuditOutcome.SUCCESS)
                        .error(failed ? Objects.requireNonNullElse(event.getError(), "unknown") : null)
                        .build());
    }

    static LoggedEvent ofAdmin(TenantId tenant, AdminEventRepresentation event) {
        AuthDetailsRepresentation actor = event.getAuthDetails();
        var key = new EventKey(event.getTime(), true, String.valueOf(event.getId()));
        JsonNode representation = parsed(event.getRepresentation());
        return new LoggedEvent(
                key,
                AuditEvent.builder(key.id(), key.at(), EventTypes.adminEvent(event), tenant)
                        .rawType(EventTypes.rawAdminEvent(event))
                        .actor(actor == null ? null : actor.getUserId())
                        .targets(targets(tenant, event.getResourcePath(), representation))
                        .origin(Origin.told(KeycloakProvider.NAME, actor == null ? null : actor.getIpAddress()))
                        .application(actor == null ? null : actor.getClientId())
                        .outcome(event.getError() == null ? AuditOutcome.SUCCESS : AuditOutcome.FAILURE)
                        .error(event.getError())
                        .fields(fields(representation))
                        .build());
    }

    private static List<AuditTarget> targets(TenantId tenant, @Nullable String path, JsonNode representation) {
        List<AuditTarget> targets = new ArrayList<>();
        String[] segments = path == null ? new String[0] : path.split("/", -1);
        for (int i = 0; i + 1 < segments.length; i++) {
            String kind = KINDS.get(segments[i]);
            if (kind != null && !segments[i + 1].isEmpty()) {
                targets.add(new AuditTarget(kind, segments[i + 1], null));
                i++;
            }
        }
        if (targets.isEmpty()) {
            return List.of(new AuditTarget("tenant", tenant.value(), null));
        }
        if (targets.size() == 1 && representation.isObject()) {
            AuditTarget named = targets.get(0);
            String id = named.kind().equals("role") ? text(representation, "id") : null;
            targets.set(0, new AuditTarget(named.kind(), id == null ? named.id() : id, name(representation)));
        }
        if (path != null && path.contains("/role-mappings/")) {
            for (JsonNode role : representation) {
                String id = text(role, "id");
                if (id != null) {
                    targets.add(new AuditTarget("role", id, text(role, "name")));
                }
            }
        }
        return targets;
    }

    private static @Nullable String name(JsonNode representation) {
        return Stream.of("username", "name", "alias", "clientId")
                .map(field -> text(representation, field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> fields(JsonNode representation) {
        List<String> fields = new ArrayList<>();
        representation.fieldNames().forEachRemaining(fields::add);
        fields.remove("id");
        return fields;
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue() : null;
    }

    private static JsonNode parsed(@Nullable String representation) {
        try {
            return representation == null ? JSON.missingNode() : JSON.readTree(representation);
        } catch (JsonProcessingException e) {
            return JSON.missingNode(); // the server cuts it off where it is too long for its database
        }
    }
}
