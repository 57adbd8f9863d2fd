package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The settings of the tenant itself. */
final class TenantSettingsApi implements Resource {
    private static final ObjectRule UPDATE = Rule.object()
            .min(1)
            .optional("friendly_name", Rule.text().says("Friendly name for this tenant"))
            .optional("picture_url", Rule.text())
            .optional("support_email", Rule.text())
            .optional("support_url", Rule.text())
            .optional("default_audience", Rule.text())
            .optional("default_directory", Rule.text())
            .optional("default_redirection_uri", Rule.text())
            .optional("allowed_logout_urls", Rule.list(Rule.text()))
            .optional("enabled_locales", Rule.list(Rule.text()).min(1))
            .optional("sandbox_version", Rule.text().max(8))
            .optional("session_lifetime", hours())
            .optional("idle_session_lifetime", hours())
            .optional("session_lifetime_in_minutes", hours())
            .optional("idle_session_lifetime_in_minutes", hours())
            .optional("ephemeral_session_lifetime", hours())
            .optional("idle_ephemeral_session_lifetime", hours())
            .optional("flags", flags())
            .optional(
                    "session_cookie",
                    Rule.object()
                            .required("mode", Rule.text().oneOf("persistent", "non-persistent"))
                            .orNull())
            .optional("oidc_logout", Rule.object().optional("rp_logout_end_session_endpoint_discovery", Rule.flag()))
            .optional("customize_mfa_in_postlogin_action", Rule.flag().orNull())
            .optional("pushed_authorization_requests_supported", Rule.flag().orNull());

    private final ObjectNode settings;

    TenantSettingsApi(Tenant tenant) {
        settings = tenant.settings();
        settings.putArray("enabled_locales").add("en");
        ObjectNode flags = settings.putObject("flags");
        List.of("disable_impersonation", "enable_sso", "universal_login").forEach(flag -> flags.put(flag, true));
        List.of(
                        "allow_changing_enable_sso",
                        "revoke_refresh_token_grant",
                        "disable_clickjack_protection_headers",
                        "enable_public_signup_user_exists_error")
                .forEach(flag -> flags.put(flag, false));
        settings.put("friendly_name", "Ostiary");
        settings.put("idle_session_lifetime", 72);
        settings.put("session_lifetime", 168);
        settings.put("sandbox_version", "22");
        settings.putArray("sandbox_versions_available").add("22").add("18");
    }

    private static Rule hours() {
        return Rule.integer().min(1);
    }

    private static ObjectRule flags() {
        ObjectRule flags = Rule.object();
        List.of(
                        "allow_changing_enable_sso",
                        "disable_clickjack_protection_headers",
                        "disable_fields_map_fix",
                        "disable_impersonation",
                        "disable_management_api_sms_obfuscation",
                        "enable_client_connections",
                        "enable_dynamic_client_registration",
                        "enable_public_signup_user_exists_error",
                        "enable_sso",
                        "enforce_client_authentication_on_passwordless_start",
                        "mfa_show_factor_list_on_enrollment",
                        "no_disclose_enterprise_connections",
                        "remove_alg_from_jwks",
                        "revoke_refresh_token_grant")
                .forEach(flag -> flags.optional(flag, Rule.flag()));
        return flags;
    }

    @Override
    public void route(Router router) {
        router.management(
                        "GET /tenants/settings",
                        request -> Answer.ok(Fields.of(request).pick(settings)))
                .scopes("read:tenant_settings");
        router.management("PATCH /tenants/settings", this::update)
                .scopes("update:tenant_settings")
                .body(UPDATE);
    }

    /** Merges the flags and replaces all else; only this answer tells of two flags more, and of no other sandboxes. */
    private Answer update(Request request) {
        ObjectNode body = request.object();
        if (body.has("session_lifetime") && body.has("session_lifetime_in_minutes")) {
            throw Problem.invalidBody("Cannot specify both session_lifetime and session_lifetime_in_minutes");
        }
        if (body.has("flags")) {
            ((ObjectNode) settings.get("flags")).setAll((ObjectNode) body.remove("flags"));
        }
        settings.setAll(body);
        ObjectNode answer = settings.deepCopy().without("sandbox_versions_available");
        ((ObjectNode) answer.get("flags"))
                .put("enforce_client_authentication_on_passwordless_start", true)
                .put("cannot_change_enforce_client_authentication_on_passwordless_start", true);
        return Answer.ok(answer);
    }
}
