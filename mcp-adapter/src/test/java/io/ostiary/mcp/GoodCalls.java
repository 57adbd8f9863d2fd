package io.ostiary.mcp;

import io.ostiary.Operation;
import java.util.List;
import java.util.Map;

/** For every operation, arguments that succeed on a fresh {@link World}. A new operation does not compile without. */
final class GoodCalls {
    private static final String ADA = "ada@example.com";
    private static final String BOB = "bob@example.com";

    private GoodCalls() {}

    static Map<String, Object> of(Operation operation, World world) {
        return switch (operation) {
            case LIST_USERS -> Map.of("query", "example", "sort", "email", "limit", 2);
            case COUNT_USERS -> Map.of("status", "active", "email_verified", true);
            case GET_USER -> Map.of("user", ADA, "include", List.of("identities", "roles", "sessions", "mfa"));
            case CREATE_USER ->
                Map.of(
                        "email",
                        "new@example.com",
                        "given_name",
                        "New",
                        "password",
                        "a fresh password",
                        "metadata",
                        Map.of("site", "Oslo"),
                        "roles",
                        List.of("editor"));
            case UPDATE_USER -> Map.of("user", ADA, "given_name", "Augusta");
            case DISABLE_USER -> Map.of("user", BOB, "reason", "left");
            case ENABLE_USER, UNLOCK_USER, SEND_PASSWORD_RESET -> Map.of("user", BOB);
            case SEND_EMAIL_VERIFICATION -> Map.of("user", "newcomer@example.com");
            case DELETE_USER, EXPORT_USER_DATA, LIST_MFA_FACTORS, RESET_MFA -> Map.of("user", ADA);
            case IMPORT_USERS -> Map.of("users", List.of(Map.of("email", "imported@example.com")));
            case SET_EMAIL_VERIFIED -> Map.of("user", BOB, "verified", false);
            case SET_PASSWORD -> Map.of("user", ADA, "password", "another password");
            case LINK_ACCOUNTS -> Map.of("primary_user", ADA, "secondary_user", BOB);
            case UNLINK_ACCOUNTS ->
                Map.of(
                        "user",
                        "dora",
                        "identity",
                        world.dora().identities().get(1).id().value());
            case AUTHENTICATE_USER -> Map.of("identifier", BOB, "password", World.PASSWORD);
            case GET_USER_METADATA -> Map.of("user", ADA);
            case SET_USER_METADATA -> Map.of("user", ADA, "values", Map.of("plan", "free"));
            case DELETE_USER_METADATA -> Map.of("user", ADA, "keys", List.of("plan"));
            case SET_CLAIM_MAPPER -> Map.of("attribute", "plan", "claim", "plan");
            case DELETE_CLAIM_MAPPER -> Map.of("attribute", "site");
            case GET_SESSION, REVOKE_SESSION ->
                Map.of("session", world.session(world.bobSession()).id().value());
            case CREATE_SESSION -> Map.of("user", BOB, "claims", Map.of("shift", "night"));
            case REFRESH_SESSION ->
                Map.of(
                        "refresh_token",
                        String.valueOf(
                                world.bobSession().tokens().refreshToken() == null
                                        ? null
                                        : world.bobSession()
                                                .tokens()
                                                .refreshToken()
                                                .reveal()));
            case REVOKE_USER_SESSIONS -> Map.of("user", BOB);
            case VERIFY_TOKEN ->
                Map.of("token", world.bobSession().tokens().accessToken().reveal());
            case LIST_SESSIONS,
                    LIST_CLAIM_MAPPERS,
                    GET_CONTEXT,
                    LIST_CAPABILITIES,
                    GET_CONFIGURATION_SUMMARY,
                    LIST_TENANTS,
                    LIST_PERMISSION_RESOURCES,
                    GET_RBAC_STATE,
                    LIST_ROLES -> Map.of();
            case GET_SDK_SETUP -> Map.of("framework", "express", "application", "Shop");
            case GET_TENANT, DELETE_TENANT -> Map.of("tenant", "acme");
            case CREATE_TENANT ->
                Map.of(
                        "name",
                        "Beta Corp",
                        "settings",
                        Map.of("allow_registration", true, "auth_methods", List.of("password", "magic_link")));
            case UPDATE_TENANT -> Map.of("tenant", "acme", "name", "Acme Limited");
            case LIST_ORGANIZATIONS -> Map.of("query", "harbour", "member_counts", true);
            case GET_ORGANIZATION -> Map.of("organization", "harbour", "include", List.of("members", "invitations"));
            case CREATE_ORGANIZATION ->
                Map.of(
                        "name",
                        "North Pier",
                        "image",
                        "https://example.com/pier.png",
                        "member_limit",
                        5,
                        "metadata",
                        Map.of("plan", "gold"));
            case UPDATE_ORGANIZATION ->
                Map.of("organization", "harbour", "name", "The Harbour", "metadata", Map.of("plan", "silver"));
            case DELETE_ORGANIZATION, LIST_ORGANIZATION_MEMBERS, LIST_INVITATIONS -> Map.of("organization", "harbour");
            case ADD_ORGANIZATION_MEMBER -> Map.of("organization", "harbour", "user", ADA, "roles", List.of("editor"));
            case SET_ORGANIZATION_MEMBER_ROLE -> Map.of("organization", "harbour", "user", BOB, "role", "unused");
            case REMOVE_ORGANIZATION_MEMBER -> Map.of("organization", "harbour", "user", BOB);
            case LIST_USER_ORGANIZATIONS -> Map.of("user", BOB);
            case CREATE_INVITATION ->
                Map.of("organization", "harbour", "email", "guest@example.com", "expires_in", 3600);
            case REVOKE_INVITATION ->
                Map.of(
                        "organization",
                        "harbour",
                        "invitation",
                        world.invitation().id().value());
            case CREATE_ROLE -> Map.of("key", "viewer", "name", "Viewer", "permissions", List.of("posts:read"));
            case UPDATE_ROLE -> Map.of("role", "editor", "description", "Writes posts");
            case DELETE_ROLE -> Map.of("role", "unused");
            case ASSIGN_ROLE -> Map.of("user", ADA, "role", "editor");
            case UNASSIGN_ROLE -> Map.of("user", BOB, "role", "editor");
            case LIST_USER_ROLES -> Map.of("user", BOB, "effective", true);
            case CREATE_PERMISSION_RESOURCE -> Map.of("key", "comments", "actions", List.of("read", "write"));
            case CHECK_PERMISSION, EXPLAIN_ACCESS ->
                Map.of("user", BOB, "resource", "posts", "action", "write", "organization", "harbour");
            case APPLY_RBAC_STATE -> Map.of("state", rbacState());
            case LIST_ROLE_MEMBERS -> Map.of("role", "editor");
            case GET_BRANDING, LIST_CUSTOM_DOMAINS, LIST_EMAIL_DOMAINS -> Map.of();
            case UPDATE_BRANDING ->
                Map.of(
                        "primary_color",
                        "#0a7cff",
                        "logo",
                        "https://cdn.example.com/logo.svg",
                        "dark",
                        Map.of("background_color", "#101418"));
            case GET_CUSTOM_DOMAIN, VERIFY_CUSTOM_DOMAIN, DELETE_CUSTOM_DOMAIN -> Map.of("domain", World.LOGIN_DOMAIN);
            case CREATE_CUSTOM_DOMAIN -> Map.of("domain", "id.example.com");
            case GET_EMAIL_DOMAIN, VERIFY_EMAIL_DOMAIN, DELETE_EMAIL_DOMAIN ->
                Map.of("email_domain", World.MAIL_DOMAIN);
            case CREATE_EMAIL_DOMAIN ->
                Map.of(
                        "email_domain",
                        "news.example.com",
                        "sender_email",
                        "hello@news.example.com",
                        "sender_name",
                        "The Company");
            case SEARCH_AUDIT_EVENTS -> Map.of("types", List.of("user.create", "role.assign"), "limit", 5);
            case GET_AUDIT_EVENT -> Map.of("event", world.newestEvent().id().value());
            case LIST_AUDIT_EVENT_TYPES -> Map.of();
            case SUMMARIZE_AUDIT_EVENTS -> Map.of("by", List.of("type", "hour"), "top", 3);
            case LIST_SECURITY_ALERTS -> Map.of("status", "open", "severity", "low", "kind", "admin_role_granted");
            case ACKNOWLEDGE_SECURITY_ALERT ->
                Map.of("alert", world.newestAlert().id().value());
            case RESOLVE_SECURITY_ALERT ->
                Map.of("alert", world.newestAlert().id().value(), "note", "The board met and said so.");
            case GET_SECURITY_STATS -> Map.of("from", "2020-01-01T00:00:00Z");
            case LIST_APPLICATIONS -> Map.of("query", "shop", "type", "web");
            case GET_APPLICATION, LIST_REDIRECT_URIS, DELETE_APPLICATION, ROTATE_APPLICATION_SECRET ->
                Map.of("application", "Shop");
            case CREATE_APPLICATION -> Map.of("name", "Nightly job", "type", "machine", "token_lifetime", 300);
            case UPDATE_APPLICATION -> Map.of("application", "Shop", "description", "Sells boats");
            case ADD_REDIRECT_URI -> Map.of("application", "Shop", "uri", "https://shop.example.com/new");
            case REMOVE_REDIRECT_URI -> Map.of("application", "Shop", "uri", World.CALLBACK);
            case LIST_GROUPS -> Map.of("query", "kitch", "parent", "staff");
            case GET_GROUP, DELETE_GROUP -> Map.of("group", "staff/kitchen");
            case CREATE_GROUP -> Map.of("name", "bar", "description", "Who pours.", "parent", "staff");
            case UPDATE_GROUP -> Map.of("group", "kitchen", "description", "Who cooks.");
            case LIST_GROUP_MEMBERS -> Map.of("group", "staff", "recursive", true);
            case ADD_GROUP_MEMBER -> Map.of("group", "kitchen", "user", ADA);
            case REMOVE_GROUP_MEMBER -> Map.of("group", "kitchen", "user", "dora@example.com");
            case LIST_USER_GROUPS -> Map.of("user", "dora");
            case ASSIGN_GROUP_ROLE -> Map.of("group", "staff", "role", "editor");
            case UNASSIGN_GROUP_ROLE -> Map.of("group", "kitchen", "role", "editor");
            case GRANT_APPLICATION_ACCESS ->
                Map.of("application", "Robot", "api", "Orders", "scopes", List.of("orders:write"));
            case REVOKE_APPLICATION_ACCESS -> Map.of("application", "Robot", "api", World.ORDERS);
            case LIST_APIS -> Map.of();
            case GET_API, DELETE_API -> Map.of("api", World.ORDERS);
            case CREATE_API ->
                Map.of(
                        "name",
                        "Stock",
                        "identifier",
                        "https://stock.example.com",
                        "scopes",
                        List.of(Map.of("value", "stock:read", "description", "See what is there")),
                        "token_lifetime",
                        300,
                        "signing_alg",
                        "ps256");
            case UPDATE_API -> Map.of("api", "Orders", "name", "All orders", "token_lifetime", 600);
            case LIST_ACTIONS -> Map.of("trigger", "post_login");
            case GET_ACTION, DEPLOY_ACTION -> Map.of("action", "Greeting");
            case CREATE_ACTION ->
                Map.of(
                        "name",
                        "Tell the shop",
                        "triggers",
                        List.of("post_registration"),
                        "code",
                        "exports.onExecutePostUserRegistration = async () => {};",
                        "runtime",
                        "node22",
                        "dependencies",
                        List.of(Map.of("name", "lodash", "version", "4.17.21")),
                        "secrets",
                        List.of(Map.of("name", "SHOP_KEY", "value", "a secret of the shop")));
            case UPDATE_ACTION ->
                Map.of(
                        "action",
                        "Greeting",
                        "code",
                        "exports.onExecutePostLogin = async () => {};",
                        "secrets",
                        List.of(Map.of("name", "OTHER", "value", "another secret of the shop")));
            case DELETE_ACTION -> Map.of("action", "Greeting", "force", true);
            case LIST_FORMS -> Map.of();
            case GET_FORM, PUBLISH_FORM, DELETE_FORM -> Map.of("form", "Survey");
            case CREATE_FORM ->
                Map.of(
                        "name",
                        "Terms",
                        "nodes",
                        List.of(Map.of("id", "step_1", "type", "step", "config", Map.of("next_node", "$ending"))),
                        "languages",
                        Map.of("primary", "en"));
            case UPDATE_FORM ->
                Map.of("form", "Survey", "name", "Long survey", "style", Map.of("css", "h1 { top: 0; }"));
            case LIST_BILLING_PLANS -> Map.of("include_archived", true);
            case CREATE_BILLING_PLAN -> Map.of("name", "Team", "monthly_price", "49.50", "currency", "EUR");
            case GET_USER_ENTITLEMENTS, GET_USAGE_SUMMARY -> Map.of("user", ADA);
            case CREATE_BILLING_MIGRATION -> Map.of("from_plan", "Basic", "to_plan", "Pro");
            case GET_BILLING_MIGRATION, EXECUTE_BILLING_MIGRATION ->
                Map.of("migration", world.upgrade().id().value());
            case REPORT_USAGE ->
                Map.of(
                        "events",
                        List.of(Map.of("user", ADA, "meter", "api_calls", "quantity", "12")),
                        "idempotency_key",
                        "batch-8");
            case LIST_EMAIL_TEMPLATES -> Map.of();
            case GET_EMAIL_TEMPLATE, RESET_EMAIL_TEMPLATE -> Map.of("type", "invitation");
            case SET_EMAIL_TEMPLATE ->
                Map.of("type", "password_reset", "subject", "Forgotten?", "body", "<p>Choose again: {{ url }}</p>");
            case PREVIEW_EMAIL_TEMPLATE -> Map.of("type", "invitation", "variables", Map.of("tenant", "Acme"));
            case LIST_API_KEYS, ROTATE_API_KEYS -> Map.of();
            case CREATE_API_KEY -> Map.of("name", "report", "scopes", List.of("users:read"), "expires_in", 3600);
            case REVOKE_API_KEY -> Map.of("key", "nightly");
            case LIST_IDENTITY_PROVIDERS -> Map.of("enabled", false);
            case GET_IDENTITY_PROVIDER, DELETE_IDENTITY_PROVIDER -> Map.of("provider", "google");
            case CREATE_IDENTITY_PROVIDER ->
                Map.of(
                        "name",
                        "partner",
                        "type",
                        "oidc",
                        "display_name",
                        "The partner",
                        "client_id",
                        "company",
                        "client_secret",
                        "a secret of the partner",
                        "issuer",
                        "https://partner.example.com");
            case UPDATE_IDENTITY_PROVIDER -> Map.of("provider", "google", "display_name", "Google Workspace");
            case SET_IDENTITY_PROVIDER_STATUS -> Map.of("providers", Map.of("github", false, "magic_link", true));
        };
    }

    /** Comments as well as posts, and an editor who reads them. */
    static Map<String, Object> rbacState() {
        return Map.of(
                "schema_version",
                1,
                "resources",
                List.of(
                        Map.of("key", "posts", "actions", List.of("write")),
                        Map.of("key", "comments", "actions", List.of("read"))),
                "roles",
                List.of(Map.of("key", "editor", "permissions", List.of("posts:write", "comments:read"))));
    }
}
