package io.ostiary;

import static io.ostiary.Effect.DANGER;
import static io.ostiary.Effect.READ;
import static io.ostiary.Effect.WRITE;
import static io.ostiary.Toolset.APIS;
import static io.ostiary.Toolset.APPLICATIONS;
import static io.ostiary.Toolset.AUDIT;
import static io.ostiary.Toolset.BILLING;
import static io.ostiary.Toolset.BRANDING;
import static io.ostiary.Toolset.DEVELOPER;
import static io.ostiary.Toolset.EXTENSIONS;
import static io.ostiary.Toolset.GROUPS;
import static io.ostiary.Toolset.IDENTITY_PROVIDERS;
import static io.ostiary.Toolset.METADATA;
import static io.ostiary.Toolset.ORGANIZATIONS;
import static io.ostiary.Toolset.ROLES;
import static io.ostiary.Toolset.SESSIONS;
import static io.ostiary.Toolset.TENANTS;
import static io.ostiary.Toolset.USERS;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of an identity provider, one constant per operation.
 *
 * <p>The one place that says what an operation is. Tool names and hints, documentation rows and the conformance kit's
 * coverage derive from it. Most operations are one method of a port, marked {@link Performs}; the few that
 * {@linkplain #hasPort() have no port} are answered by whoever serves the ports.
 */
public enum Operation {
    LIST_USERS(USERS, READ, "users:read"),
    COUNT_USERS(USERS, READ, "users:read"),
    GET_USER(USERS, READ, "users:read"),
    CREATE_USER(USERS, WRITE, "users:write"),
    UPDATE_USER(USERS, WRITE, "users:write"),
    DISABLE_USER(USERS, WRITE, "users:write"),
    ENABLE_USER(USERS, WRITE, "users:write"),
    DELETE_USER(USERS, DANGER, "users:write"),
    IMPORT_USERS(USERS, WRITE, "users:write"),
    EXPORT_USER_DATA(USERS, READ, "users:export"),
    SEND_PASSWORD_RESET(USERS, WRITE, "users:write"),
    SET_EMAIL_VERIFIED(USERS, WRITE, "users:write"),
    SEND_EMAIL_VERIFICATION(USERS, WRITE, "users:write"),
    SET_PASSWORD(USERS, DANGER, "users:write"),
    UNLOCK_USER(USERS, WRITE, "users:write"),
    LIST_MFA_FACTORS(USERS, READ, "users:read"),
    RESET_MFA(USERS, DANGER, "users:write"),
    LINK_ACCOUNTS(USERS, WRITE, "users:write"),
    UNLINK_ACCOUNTS(USERS, WRITE, "users:write"),
    AUTHENTICATE_USER(USERS, WRITE, "sessions:write"),

    GET_USER_METADATA(METADATA, READ, "user_metadata:read"),
    SET_USER_METADATA(METADATA, WRITE, "user_metadata:write"),
    DELETE_USER_METADATA(METADATA, DANGER, "user_metadata:write"),
    LIST_CLAIM_MAPPERS(METADATA, READ, "claim_mappers:read"),
    SET_CLAIM_MAPPER(METADATA, WRITE, "claim_mappers:write"),
    DELETE_CLAIM_MAPPER(METADATA, DANGER, "claim_mappers:write"),

    LIST_SESSIONS(SESSIONS, READ, "sessions:read"),
    GET_SESSION(SESSIONS, READ, "sessions:read"),
    CREATE_SESSION(SESSIONS, DANGER, "sessions:write"),
    REFRESH_SESSION(SESSIONS, WRITE, "sessions:write"),
    REVOKE_SESSION(SESSIONS, WRITE, "sessions:write"),
    REVOKE_USER_SESSIONS(SESSIONS, DANGER, "sessions:write"),
    VERIFY_TOKEN(SESSIONS, READ, "sessions:read"),

    GET_CONTEXT(TENANTS, READ),
    LIST_CAPABILITIES(TENANTS, READ),
    GET_CONFIGURATION_SUMMARY(TENANTS, READ, "tenants:read"),
    LIST_TENANTS(TENANTS, READ, "tenants:read"),
    GET_TENANT(TENANTS, READ, "tenants:read"),
    CREATE_TENANT(TENANTS, WRITE, "tenants:write"),
    UPDATE_TENANT(TENANTS, WRITE, "tenants:write"),
    DELETE_TENANT(TENANTS, DANGER, "tenants:write"),

    LIST_ORGANIZATIONS(ORGANIZATIONS, READ, "organizations:read"),
    GET_ORGANIZATION(ORGANIZATIONS, READ, "organizations:read"),
    CREATE_ORGANIZATION(ORGANIZATIONS, WRITE, "organizations:write"),
    UPDATE_ORGANIZATION(ORGANIZATIONS, WRITE, "organizations:write"),
    DELETE_ORGANIZATION(ORGANIZATIONS, DANGER, "organizations:write"),
    LIST_ORGANIZATION_MEMBERS(ORGANIZATIONS, READ, "organizations:read"),
    ADD_ORGANIZATION_MEMBER(ORGANIZATIONS, WRITE, "organizations:write"),
    SET_ORGANIZATION_MEMBER_ROLE(ORGANIZATIONS, WRITE, "organizations:write"),
    REMOVE_ORGANIZATION_MEMBER(ORGANIZATIONS, DANGER, "organizations:write"),
    LIST_USER_ORGANIZATIONS(ORGANIZATIONS, READ, "organizations:read"),
    CREATE_INVITATION(ORGANIZATIONS, WRITE, "organizations:write"),
    LIST_INVITATIONS(ORGANIZATIONS, READ, "organizations:read"),
    REVOKE_INVITATION(ORGANIZATIONS, WRITE, "organizations:write"),

    LIST_ROLES(ROLES, READ, "roles:read"),
    CREATE_ROLE(ROLES, WRITE, "roles:write"),
    UPDATE_ROLE(ROLES, WRITE, "roles:write"),
    DELETE_ROLE(ROLES, DANGER, "roles:write"),
    ASSIGN_ROLE(ROLES, WRITE, "roles:write"),
    UNASSIGN_ROLE(ROLES, DANGER, "roles:write"),
    LIST_USER_ROLES(ROLES, READ, "roles:read"),
    LIST_ROLE_MEMBERS(ROLES, READ, "roles:read"),
    LIST_PERMISSION_RESOURCES(ROLES, READ, "permissions:read"),
    CREATE_PERMISSION_RESOURCE(ROLES, WRITE, "permissions:write"),
    CHECK_PERMISSION(ROLES, READ, "permissions:read"),
    EXPLAIN_ACCESS(ROLES, READ, "permissions:read"),
    GET_RBAC_STATE(ROLES, READ, "permissions:read"),
    APPLY_RBAC_STATE(ROLES, DANGER, "permissions:write"),

    LIST_GROUPS(GROUPS, READ, "groups:read"),
    GET_GROUP(GROUPS, READ, "groups:read"),
    CREATE_GROUP(GROUPS, WRITE, "groups:write"),
    UPDATE_GROUP(GROUPS, WRITE, "groups:write"),
    DELETE_GROUP(GROUPS, DANGER, "groups:write"),
    LIST_GROUP_MEMBERS(GROUPS, READ, "groups:read"),
    ADD_GROUP_MEMBER(GROUPS, WRITE, "groups:write"),
    REMOVE_GROUP_MEMBER(GROUPS, DANGER, "groups:write"),
    LIST_USER_GROUPS(GROUPS, READ, "groups:read"),
    ASSIGN_GROUP_ROLE(GROUPS, WRITE, "groups:write"),
    UNASSIGN_GROUP_ROLE(GROUPS, DANGER, "groups:write"),

    GET_BRANDING(BRANDING, READ, "branding:read"),
    UPDATE_BRANDING(BRANDING, WRITE, "branding:write"),
    LIST_EMAIL_TEMPLATES(BRANDING, READ, "email_templates:read"),
    GET_EMAIL_TEMPLATE(BRANDING, READ, "email_templates:read"),
    SET_EMAIL_TEMPLATE(BRANDING, WRITE, "email_templates:write"),
    PREVIEW_EMAIL_TEMPLATE(BRANDING, READ, "email_templates:read"),
    RESET_EMAIL_TEMPLATE(BRANDING, DANGER, "email_templates:write"),
    LIST_CUSTOM_DOMAINS(BRANDING, READ, "domains:read"),
    GET_CUSTOM_DOMAIN(BRANDING, READ, "domains:read"),
    CREATE_CUSTOM_DOMAIN(BRANDING, WRITE, "domains:write"),
    VERIFY_CUSTOM_DOMAIN(BRANDING, WRITE, "domains:write"),
    DELETE_CUSTOM_DOMAIN(BRANDING, DANGER, "domains:write"),
    LIST_EMAIL_DOMAINS(BRANDING, READ, "email_domains:read"),
    GET_EMAIL_DOMAIN(BRANDING, READ, "email_domains:read"),
    CREATE_EMAIL_DOMAIN(BRANDING, WRITE, "email_domains:write"),
    VERIFY_EMAIL_DOMAIN(BRANDING, WRITE, "email_domains:write"),
    DELETE_EMAIL_DOMAIN(BRANDING, DANGER, "email_domains:write"),

    SEARCH_AUDIT_EVENTS(AUDIT, READ, "audit:read"),
    GET_AUDIT_EVENT(AUDIT, READ, "audit:read"),
    LIST_AUDIT_EVENT_TYPES(AUDIT, READ, "audit:read"),
    SUMMARIZE_AUDIT_EVENTS(AUDIT, READ, "audit:read"),
    LIST_SECURITY_ALERTS(AUDIT, READ, "security:read"),
    ACKNOWLEDGE_SECURITY_ALERT(AUDIT, WRITE, "security:write"),
    RESOLVE_SECURITY_ALERT(AUDIT, WRITE, "security:write"),
    GET_SECURITY_STATS(AUDIT, READ, "security:read"),

    LIST_APPLICATIONS(APPLICATIONS, READ, "applications:read"),
    GET_APPLICATION(APPLICATIONS, READ, "applications:read"),
    CREATE_APPLICATION(APPLICATIONS, WRITE, "applications:write"),
    UPDATE_APPLICATION(APPLICATIONS, WRITE, "applications:write"),
    DELETE_APPLICATION(APPLICATIONS, DANGER, "applications:write"),
    ROTATE_APPLICATION_SECRET(APPLICATIONS, DANGER, "applications:write"),
    LIST_REDIRECT_URIS(APPLICATIONS, READ, "applications:read"),
    ADD_REDIRECT_URI(APPLICATIONS, WRITE, "applications:write"),
    REMOVE_REDIRECT_URI(APPLICATIONS, DANGER, "applications:write"),
    GRANT_APPLICATION_ACCESS(APPLICATIONS, WRITE, "applications:write"),
    REVOKE_APPLICATION_ACCESS(APPLICATIONS, DANGER, "applications:write"),
    LIST_API_KEYS(APPLICATIONS, READ, "api_keys:read"),
    CREATE_API_KEY(APPLICATIONS, WRITE, "api_keys:write"),
    ROTATE_API_KEYS(APPLICATIONS, DANGER, "api_keys:write"),
    REVOKE_API_KEY(APPLICATIONS, DANGER, "api_keys:write"),

    LIST_IDENTITY_PROVIDERS(IDENTITY_PROVIDERS, READ, "identity_providers:read"),
    GET_IDENTITY_PROVIDER(IDENTITY_PROVIDERS, READ, "identity_providers:read"),
    CREATE_IDENTITY_PROVIDER(IDENTITY_PROVIDERS, WRITE, "identity_providers:write"),
    UPDATE_IDENTITY_PROVIDER(IDENTITY_PROVIDERS, WRITE, "identity_providers:write"),
    SET_IDENTITY_PROVIDER_STATUS(IDENTITY_PROVIDERS, WRITE, "identity_providers:write"),
    DELETE_IDENTITY_PROVIDER(IDENTITY_PROVIDERS, DANGER, "identity_providers:write"),

    LIST_APIS(APIS, READ, "apis:read"),
    GET_API(APIS, READ, "apis:read"),
    CREATE_API(APIS, WRITE, "apis:write"),
    UPDATE_API(APIS, WRITE, "apis:write"),
    DELETE_API(APIS, DANGER, "apis:write"),

    LIST_ACTIONS(EXTENSIONS, READ, "actions:read"),
    GET_ACTION(EXTENSIONS, READ, "actions:read"),
    CREATE_ACTION(EXTENSIONS, WRITE, "actions:write"),
    UPDATE_ACTION(EXTENSIONS, WRITE, "actions:write"),
    DEPLOY_ACTION(EXTENSIONS, DANGER, "actions:write"),
    DELETE_ACTION(EXTENSIONS, DANGER, "actions:write"),
    LIST_FORMS(EXTENSIONS, READ, "forms:read"),
    GET_FORM(EXTENSIONS, READ, "forms:read"),
    CREATE_FORM(EXTENSIONS, WRITE, "forms:write"),
    UPDATE_FORM(EXTENSIONS, WRITE, "forms:write"),
    PUBLISH_FORM(EXTENSIONS, DANGER, "forms:write"),
    DELETE_FORM(EXTENSIONS, DANGER, "forms:write"),

    LIST_BILLING_PLANS(BILLING, READ, "billing:read"),
    CREATE_BILLING_PLAN(BILLING, WRITE, "billing:write"),
    GET_USER_ENTITLEMENTS(BILLING, READ, "billing:read"),
    CREATE_BILLING_MIGRATION(BILLING, WRITE, "billing:write"),
    GET_BILLING_MIGRATION(BILLING, READ, "billing:read"),
    EXECUTE_BILLING_MIGRATION(BILLING, DANGER, "billing:write"),
    REPORT_USAGE(BILLING, WRITE, "billing:write"),
    GET_USAGE_SUMMARY(BILLING, READ, "billing:read"),

    GET_SDK_SETUP(DEVELOPER, READ);

    private final Toolset toolset;
    private final Effect effect;
    private final @Nullable String scope;

    Operation(Toolset toolset, Effect effect) {
        this(toolset, effect, null);
    }

    Operation(Toolset toolset, Effect effect, @Nullable String scope) {
        this.toolset = toolset;
        this.effect = effect;
        this.scope = scope;
    }

    /** The name everywhere outside Java, for example {@code list_users}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group it is switched on with. */
    public Toolset toolset() {
        return toolset;
    }

    /** What it can do, at least. */
    public Effect effect() {
        return effect;
    }

    /** The scope that a caller needs, for example {@code users:read}; empty when any caller may ask. */
    public Optional<String> scope() {
        return Optional.ofNullable(scope);
    }

    /** Whether a port method performs it; the others are composed from capabilities and ports by whoever serves them. */
    public boolean hasPort() {
        return switch (this) {
            case GET_CONTEXT, LIST_CAPABILITIES, GET_CONFIGURATION_SUMMARY, GET_SDK_SETUP -> false;
            default -> true;
        };
    }

    /** The operation of that {@link #id()}, or empty. */
    public static Optional<Operation> of(String id) {
        for (Operation operation : values()) {
            if (operation.id().equals(id)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
