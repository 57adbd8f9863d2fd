package io.ostiary.keycloak;

import io.ostiary.audit.AuditEventType;
import io.ostiary.audit.AuditTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.representations.idm.AdminEventRepresentation;

/**
 * What Keycloak calls the types of event, and which of them is which in the vocabulary. The names are those of Keycloak
 * 26.7; the server fails when it is asked for one that it does not know.
 */
final class EventTypes {
    private static final String PREFIX = KeycloakProvider.NAME + ":";
    private static final String ERROR = "_ERROR";

    /** What users do. Each has a second type, with this at its end, for when it fails. */
    private static final List<String> USER_EVENTS = words("""
            AUTHREQID_TO_TOKEN CLIENT_DELETE CLIENT_INFO CLIENT_INITIATED_ACCOUNT_LINKING CLIENT_LOGIN CLIENT_REGISTER
            CLIENT_UPDATE CODE_TO_TOKEN CUSTOM_REQUIRED_ACTION DELETE_ACCOUNT EXECUTE_ACTIONS EXECUTE_ACTION_TOKEN
            FEDERATED_IDENTITY_LINK FEDERATED_IDENTITY_OVERRIDE_LINK GRANT_CONSENT IDENTITY_PROVIDER_FIRST_LOGIN
            IDENTITY_PROVIDER_LINK_ACCOUNT IDENTITY_PROVIDER_LOGIN IDENTITY_PROVIDER_POST_LOGIN
            IDENTITY_PROVIDER_RESPONSE IDENTITY_PROVIDER_RETRIEVE_TOKEN IMPERSONATE INTROSPECT_TOKEN INVALID_SIGNATURE
            INVITE_ORG JWT_AUTHORIZATION_GRANT LOGIN LOGOUT OAUTH2_DEVICE_AUTH OAUTH2_DEVICE_CODE_TO_TOKEN
            OAUTH2_DEVICE_VERIFY_USER_CODE OAUTH2_EXTENSION_GRANT PERMISSION_TOKEN PUSHED_AUTHORIZATION_REQUEST
            REFRESH_TOKEN REGISTER REGISTER_NODE REMOVE_CREDENTIAL REMOVE_FEDERATED_IDENTITY REMOVE_TOTP RESET_PASSWORD
            RESTART_AUTHENTICATION REVOKE_GRANT SEND_IDENTITY_PROVIDER_LINK SEND_RESET_PASSWORD SEND_VERIFY_EMAIL
            TOKEN_EXCHANGE UNREGISTER_NODE UPDATE_CONSENT UPDATE_CREDENTIAL UPDATE_EMAIL UPDATE_PASSWORD UPDATE_PROFILE
            UPDATE_TOTP USER_DISABLED_BY_PERMANENT_LOCKOUT USER_DISABLED_BY_TEMPORARY_LOCKOUT USER_INFO_REQUEST
            USER_SESSION_DELETED VALIDATE_ACCESS_TOKEN VERIFIABLE_CREDENTIAL_CREATE_OFFER
            VERIFIABLE_CREDENTIAL_NONCE_REQUEST VERIFIABLE_CREDENTIAL_OFFER_REQUEST
            VERIFIABLE_CREDENTIAL_PRE_AUTHORIZED_GRANT VERIFIABLE_CREDENTIAL_REQUEST VERIFY_EMAIL VERIFY_PROFILE""");

    private static final List<String> OPERATIONS = List.of("CREATE", "UPDATE", "DELETE", "ACTION");

    /** What administrators do something to. */
    private static final List<String> RESOURCES = words("""
            AUTHENTICATOR_CONFIG AUTHORIZATION_POLICY AUTHORIZATION_RESOURCE AUTHORIZATION_RESOURCE_SERVER
            AUTHORIZATION_SCOPE AUTH_EXECUTION AUTH_EXECUTION_FLOW AUTH_FLOW CLIENT CLIENT_INITIAL_ACCESS_MODEL
            CLIENT_ROLE CLIENT_ROLE_MAPPING CLIENT_SCOPE CLIENT_SCOPE_CLIENT_MAPPING CLIENT_SCOPE_MAPPING CLUSTER_NODE
            COMPONENT CUSTOM GROUP GROUP_MEMBERSHIP IDENTITY_PROVIDER IDENTITY_PROVIDER_MAPPER ORGANIZATION
            ORGANIZATION_GROUP ORGANIZATION_GROUP_MEMBERSHIP ORGANIZATION_MEMBERSHIP PROTOCOL_MAPPER REALM REALM_ROLE
            REALM_ROLE_MAPPING REALM_SCOPE_MAPPING REQUIRED_ACTION REQUIRED_ACTION_CONFIG USER USER_FEDERATION_MAPPER
            USER_FEDERATION_PROVIDER USER_LOGIN_FAILURE USER_PROFILE USER_SESSION""");

    private static final Map<String, String> OF_USER_EVENTS = Map.of(
            "LOGIN", AuditTypes.SIGN_IN,
            "LOGOUT", "session.revoke",
            "REFRESH_TOKEN", "session.refresh",
            "IMPERSONATE", "session.create",
            "REGISTER", "user.create",
            "DELETE_ACCOUNT", "user.delete",
            "UPDATE_PROFILE", "user.update",
            "UPDATE_PASSWORD", "password.set",
            "SEND_RESET_PASSWORD", "password_reset.send",
            "SEND_VERIFY_EMAIL", "email_verification.send");

    /** Where the resource alone does not tell it, its path does. */
    private static final List<Rule> OF_ADMIN_EVENTS = List.of(
            new Rule("ACTION", "USER", "/reset-password", "password.set"),
            new Rule("ACTION", "USER", "/execute-actions-email", "password_reset.send"),
            new Rule("ACTION", "USER", "/send-verify-email", "email_verification.send"),
            new Rule("ACTION", "USER", "/impersonation", "session.create"),
            new Rule("ACTION", "USER", "/logout", "session.revoke"),
            new Rule("DELETE", "USER_SESSION", "", "session.revoke"),
            new Rule("DELETE", "USER_LOGIN_FAILURE", "", "user.unlock"),
            new Rule("CREATE", "USER", "", "user.create"),
            new Rule("UPDATE", "USER", "", "user.update"),
            new Rule("DELETE", "USER", "", "user.delete"),
            new Rule("CREATE", "REALM_ROLE", "", "role.create"),
            new Rule("UPDATE", "REALM_ROLE", "", "role.update"),
            new Rule("DELETE", "REALM_ROLE", "", "role.delete"),
            new Rule("CREATE", "REALM_ROLE_MAPPING", "users/", "role.assign"),
            new Rule("DELETE", "REALM_ROLE_MAPPING", "users/", "role.unassign"),
            new Rule("CREATE", "REALM_ROLE_MAPPING", "groups/", "group_role.assign"),
            new Rule("DELETE", "REALM_ROLE_MAPPING", "groups/", "group_role.unassign"),
            new Rule("CREATE", "GROUP", "", "group.create"),
            new Rule("UPDATE", "GROUP", "", "group.update"),
            new Rule("DELETE", "GROUP", "", "group.delete"),
            new Rule("CREATE", "GROUP_MEMBERSHIP", "", "group_member.add"),
            new Rule("DELETE", "GROUP_MEMBERSHIP", "", "group_member.remove"),
            new Rule("CREATE", "ORGANIZATION", "", "organization.create"),
            new Rule("UPDATE", "ORGANIZATION", "", "organization.update"),
            new Rule("DELETE", "ORGANIZATION", "", "organization.delete"),
            new Rule("CREATE", "ORGANIZATION_MEMBERSHIP", "", "organization_member.add"),
            new Rule("DELETE", "ORGANIZATION_MEMBERSHIP", "", "organization_member.remove"),
            new Rule("CREATE", "ORGANIZATION_GROUP_MEMBERSHIP", "", "organization_member_role.set"),
            new Rule("CREATE", "CLIENT", "", "application.create"),
            new Rule("UPDATE", "CLIENT", "", "application.update"),
            new Rule("DELETE", "CLIENT", "", "application.delete"),
            new Rule("CREATE", "PROTOCOL_MAPPER", "", "claim_mapper.set"),
            new Rule("UPDATE", "PROTOCOL_MAPPER", "", "claim_mapper.set"),
            new Rule("DELETE", "PROTOCOL_MAPPER", "", "claim_mapper.delete"),
            new Rule("CREATE", "IDENTITY_PROVIDER", "", "identity_provider.create"),
            new Rule("UPDATE", "IDENTITY_PROVIDER", "", "identity_provider.update"),
            new Rule("DELETE", "IDENTITY_PROVIDER", "", "identity_provider.delete"),
            new Rule("UPDATE", "REALM", "", "tenant.update"));

    private static final List<AuditEventType> ALL = all();

    private EventTypes() {}

    static List<AuditEventType> known() {
        return ALL;
    }

    static String rawUserEvent(String type) {
        return PREFIX + type;
    }

    static String rawAdminEvent(AdminEventRepresentation event) {
        return PREFIX + event.getOperationType() + ':' + event.getResourceType();
    }

    static String userEvent(String type) {
        return OF_USER_EVENTS.getOrDefault(withoutError(type), rawUserEvent(type));
    }

    static String adminEvent(AdminEventRepresentation event) {
        String path = event.getResourcePath() == null ? "" : event.getResourcePath();
        return OF_ADMIN_EVENTS.stream()
                .filter(rule -> rule.operation.equals(event.getOperationType())
                        && rule.resource.equals(event.getResourceType())
                        && path.contains(rule.path))
                .map(Rule::type)
                .filter(AuditTypes.all()::contains)
                .findFirst()
                .orElseGet(() -> rawAdminEvent(event));
    }

    static boolean isError(String type) {
        return type.endsWith(ERROR);
    }

    /** The types of user event that can be one of those types. */
    static List<String> userEvents(Set<String> types) {
        return USER_EVENTS.stream()
                .flatMap(type -> Stream.of(type, type + ERROR))
                .filter(type -> types.contains(userEvent(type)) || types.contains(rawUserEvent(type)))
                .toList();
    }

    /** The admin events that can be one of those types. */
    static List<AdminEvent> adminEvents(Set<String> types) {
        Set<AdminEvent> found = new LinkedHashSet<>();
        OF_ADMIN_EVENTS.stream()
                .filter(rule -> types.contains(rule.type))
                .forEach(rule -> found.add(new AdminEvent(rule.operation, rule.resource)));
        adminEvents().filter(event -> types.contains(event.raw())).forEach(found::add);
        return List.copyOf(found);
    }

    private static Stream<AdminEvent> adminEvents() {
        return RESOURCES.stream()
                .flatMap(resource -> OPERATIONS.stream().map(operation -> new AdminEvent(operation, resource)));
    }

    private static List<AuditEventType> all() {
        Map<String, Set<String>> raw = new TreeMap<>();
        for (String event : USER_EVENTS) {
            for (String type : List.of(event, event + ERROR)) {
                raw.computeIfAbsent(userEvent(type), unused -> new TreeSet<>()).add(rawUserEvent(type));
            }
        }
        Set<AdminEvent> mapped = new LinkedHashSet<>();
        for (Rule rule : OF_ADMIN_EVENTS) {
            if (AuditTypes.all().contains(rule.type)) {
                AdminEvent event = new AdminEvent(rule.operation, rule.resource);
                mapped.add(event);
                raw.computeIfAbsent(rule.type, unused -> new TreeSet<>()).add(event.raw());
            }
        }
        adminEvents()
                .filter(event -> !mapped.contains(event))
                .forEach(event -> raw.computeIfAbsent(event.raw(), unused -> new TreeSet<>())
                        .add(event.raw()));
        List<AuditEventType> all = new ArrayList<>();
        raw.forEach((type, rawTypes) -> all.add(new AuditEventType(type, List.copyOf(rawTypes))));
        return List.copyOf(all);
    }

    private static String withoutError(String type) {
        return isError(type) ? type.substring(0, type.length() - ERROR.length()) : type;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).collect(Collectors.toUnmodifiableList());
    }

    /**
     * A kind of admin event.
     *
     * @param operation what was done
     * @param resource to what
     */
    record AdminEvent(String operation, String resource) {
        String raw() {
            return PREFIX + operation + ':' + resource;
        }
    }

    private record Rule(String operation, String resource, String path, String type) {}
}
