package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Origin;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventId;
import io.ostiary.audit.AuditOutcome;
import io.ostiary.audit.AuditTarget;
import io.ostiary.tenant.TenantId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates entries of the tenant's log. */
final class LogMapping {
    /** What applications do for themselves. */
    private static final Set<String> BY_APPLICATIONS =
            Set.of(LogTypes.WRITE, "fapi", "mgmt_api_read", "seccft", "feccft");

    /** What is told of a user who did not do it. */
    private static final Set<String> BY_OTHERS = Set.of("sdu", "fdu", "organization_member_added");

    private LogMapping() {}

    static AuditEvent event(TenantId tenant, JsonNode entry) {
        String code = entry.path("type").asText();
        LogPlace place = LogPlace.of(entry);
        boolean failed = LogTypes.isFailure(code);
        ManagementWrite write = code.equals(LogTypes.WRITE) ? new ManagementWrite(entry.path("details")) : null;
        String type = write == null ? LogTypes.type(code) : write.type();
        return AuditEvent.builder(AuditEventId.of(place.id()), place.at(), type, tenant)
                .rawType(LogTypes.raw(code))
                .actor(actor(code, entry))
                .targets(targets(tenant, write == null ? user(entry) : write.targets()))
                .origin(Origin.told(Auth0Provider.NAME, text(entry, "ip")))
                .application(text(entry, "client_id"))
                .outcome(failed ? AuditOutcome.FAILURE : AuditOutcome.SUCCESS)
                .error(failed ? code : null)
                .fields(write == null ? List.of() : write.fields())
                .description(text(entry, "description"))
                .build();
    }

    /** An administrator in the Dashboard has a user id, an application that calls for itself none. */
    private static @Nullable String actor(String code, JsonNode entry) {
        if (BY_OTHERS.contains(code)) {
            return null;
        }
        String user = text(entry, "user_id");
        return user == null && BY_APPLICATIONS.contains(code) ? text(entry, "client_id") : user;
    }

    private static List<AuditTarget> user(JsonNode entry) {
        String id = text(entry, "user_id");
        return id == null ? List.of() : List.of(new AuditTarget("user", id, text(entry, "user_name")));
    }

    private static List<AuditTarget> targets(TenantId tenant, List<AuditTarget> told) {
        return told.isEmpty() ? List.of(new AuditTarget("tenant", tenant.value(), null)) : told;
    }

    private static @Nullable String text(JsonNode entry, String field) {
        String text = entry.path(field).asText("");
        return text.isBlank() || entry.path(field).isNull() ? null : text;
    }
}
