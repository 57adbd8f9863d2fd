package io.ostiary.auth0;

import static io.ostiary.Operation.EXPORT_USER_DATA;

import com.auth0.client.mgmt.types.UserResponseSchema;
import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.NotConfiguredException;
import io.ostiary.Pages;
import io.ostiary.PermissionDeniedException;
import io.ostiary.backend.UserExports;
import io.ostiary.group.Group;
import io.ostiary.organization.OrganizationMembership;
import io.ostiary.role.AssignedRole;
import io.ostiary.user.User;
import io.ostiary.user.UserExport;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Composes what Auth0 keeps about one user, which it has no request for. A part that the plan or the credentials do not
 * give is left empty, and the section {@value #MISSING} says which and why.
 */
final class UserDataExport {
    private static final String MISSING = "missing";

    private final ManagedTenant tenant;
    private final Map<String, @Nullable Object> missing = new TreeMap<>();

    UserDataExport(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    UserExport of(UserId id) {
        UserResponseSchema read = tenant.read(EXPORT_USER_DATA, id);
        User user = tenant.toUser(EXPORT_USER_DATA, read);
        Map<String, @Nullable Object> sections = UserExports.sections(
                user,
                AppMetadata.read(UserMapping.appMetadata(read)),
                part(
                        "roles",
                        () -> new UserRoles(tenant)
                                .of(EXPORT_USER_DATA, id, false).stream()
                                        .map(AssignedRole::role)
                                        .toList()),
                part("sessions", () -> new UserSessions(tenant, EXPORT_USER_DATA).of(id)),
                part("mfa_factors", () -> new SecondFactors(tenant).list(id)));
        sections.put("user_metadata", read.getUserMetadata().orElse(Map.of()));
        sections.put("permissions", part("permissions", () -> permissions(id)));
        sections.put("groups", part("groups", () -> groups(id)));
        sections.put("memberships", UserExports.memberships(part("memberships", () -> memberships(id))));
        sections.put(
                "audit_events",
                UserExports.auditEvents(part(
                        "audit_events",
                        () -> new Auth0AuditEvents(tenant)
                                .newest(EXPORT_USER_DATA, id.value(), UserExports.AUDIT_EVENTS))));
        sections.put("consents", part("consents", () -> consents(id)));
        sections.put(MISSING, Collections.unmodifiableMap(missing));
        return new UserExport(
                UserExport.SCHEMA_VERSION,
                tenant.requests(EXPORT_USER_DATA).now(),
                Collections.unmodifiableMap(sections));
    }

    private <T> List<T> part(String section, Supplier<List<T>> read) {
        try {
            return read.get();
        } catch (NotConfiguredException | PermissionDeniedException e) {
            missing.put(section, e.detail());
            return List.of();
        }
    }

    /** What the user may do beside what roles allow. */
    private List<String> permissions(UserId id) {
        return list(id, "permissions", "permissions").stream()
                .filter(permission -> permission
                        .path("sources")
                        .findValuesAsText("source_type")
                        .contains("DIRECT"))
                .map(permission -> new Permission(
                                permission.path("resource_server_identifier").asText(),
                                permission.path("permission_name").asText())
                        .text(tenant.settings().audience()))
                .toList();
    }

    private List<String> groups(UserId id) {
        return new GroupTable(tenant, EXPORT_USER_DATA)
                .of(id).stream().map(Group::path).sorted().toList();
    }

    private List<OrganizationMembership> memberships(UserId id) {
        var memberships = new UserOrganizations(tenant, EXPORT_USER_DATA, id);
        return Pages.stream(memberships::page).toList();
    }

    /** What the user allowed which applications to do. */
    private List<Map<String, Object>> consents(UserId id) {
        return list(id, List.of("grants"), "grants", Map.of("user_id", id.value())).stream()
                .map(grant -> Map.<String, Object>of(
                        "application",
                        grant.path("clientID").asText(),
                        "audience",
                        grant.path("audience").asText(),
                        "scopes",
                        grant.path("scope").valueStream().map(JsonNode::asText).toList()))
                .toList();
    }

    private List<JsonNode> list(UserId id, String path, String member) {
        return list(id, List.of("users", id.value(), path), member, Map.of());
    }

    private List<JsonNode> list(UserId id, List<String> path, String member, Map<String, String> more) {
        return OffsetList.all(page -> {
            Map<String, String> query = new TreeMap<>(more);
            query.put("page", String.valueOf(page));
            query.put("per_page", String.valueOf(OffsetList.PAGE));
            query.put("include_totals", "true");
            JsonNode answer = tenant.requests(EXPORT_USER_DATA, id)
                    .repeatable(
                            EXPORT_USER_DATA,
                            Subject.user(id),
                            attempt -> attempt.management("GET", path, query, null));
            List<JsonNode> items = new ArrayList<>();
            answer.path(member).forEach(items::add);
            return items;
        });
    }
}
