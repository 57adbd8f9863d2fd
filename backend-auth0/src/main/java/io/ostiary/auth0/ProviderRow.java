package io.ostiary.auth0;

import static io.ostiary.provider.ProviderSetting.AUTHORIZATION_URL;
import static io.ostiary.provider.ProviderSetting.AZURE_TENANT;
import static io.ostiary.provider.ProviderSetting.CERTIFICATE;
import static io.ostiary.provider.ProviderSetting.CLIENT_ID;
import static io.ostiary.provider.ProviderSetting.ISSUER;
import static io.ostiary.provider.ProviderSetting.JWKS_URL;
import static io.ostiary.provider.ProviderSetting.KEY_ID;
import static io.ostiary.provider.ProviderSetting.METADATA_URL;
import static io.ostiary.provider.ProviderSetting.SSO_URL;
import static io.ostiary.provider.ProviderSetting.TEAM_ID;
import static io.ostiary.provider.ProviderSetting.TOKEN_URL;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.provider.SigningCertificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider as Auth0 says it, a connection. Discord is to Auth0 an OpenID provider like others, which the
 * connection's metadata tell apart.
 */
record ProviderRow(JsonNode json) {
    static final String TYPE = "ostiary.type";

    /** The strategies of the connections that built-in methods are, beside the database that the settings name. */
    static final Map<IdentityProviderType, String> PASSWORDLESS =
            Map.of(IdentityProviderType.MAGIC_LINK, "email", IdentityProviderType.SMS, "sms");

    /** The strategies of connections that users are kept in. */
    private static final Set<String> DATABASES = Set.of("auth0", "custom", "ad");

    private static final Map<IdentityProviderType, String> STRATEGIES = new EnumMap<>(Map.of(
            IdentityProviderType.GOOGLE, "google-oauth2",
            IdentityProviderType.GITHUB, "github",
            IdentityProviderType.APPLE, "apple",
            IdentityProviderType.MICROSOFT, "windowslive",
            IdentityProviderType.DISCORD, "oidc",
            IdentityProviderType.AZURE, "waad",
            IdentityProviderType.OIDC, "oidc",
            IdentityProviderType.SAML, "samlp"));

    private static final Map<ProviderSetting, String> OPTIONS = new EnumMap<>(Map.ofEntries(
            Map.entry(CLIENT_ID, "client_id"),
            Map.entry(AZURE_TENANT, "tenant_domain"),
            Map.entry(TEAM_ID, "team_id"),
            Map.entry(KEY_ID, "kid"),
            Map.entry(ISSUER, "issuer"),
            Map.entry(AUTHORIZATION_URL, "authorization_endpoint"),
            Map.entry(TOKEN_URL, "token_endpoint"),
            Map.entry(JWKS_URL, "jwks_uri"),
            Map.entry(METADATA_URL, "metadataUrl"),
            Map.entry(SSO_URL, "signInEndpoint"),
            Map.entry(CERTIFICATE, "signingCert")));

    String connection() {
        return json.path("id").asText();
    }

    IdentityProviderId id() {
        return IdentityProviderId.of(json.path("name").asText());
    }

    String strategy() {
        return json.path("strategy").asText();
    }

    boolean isActive() {
        return json.path("authentication").path("active").asBoolean(true);
    }

    /** Whether users are kept in it. */
    boolean isDatabase() {
        return DATABASES.contains(strategy());
    }

    IdentityProvider toIdentityProvider() {
        IdentityProviderType type = type();
        JsonNode options = json.path("options");
        Map<ProviderSetting, String> settings = new EnumMap<>(ProviderSetting.class);
        for (ProviderSetting setting : type.settings()) {
            String value = told(setting, options);
            if (!value.isEmpty()) {
                settings.put(setting, value);
            }
        }
        return new IdentityProvider(id(), type, displayName(), isActive(), settings, options.has(secret(type)));
    }

    /** What sign-in pages call it, or null where that is its name. */
    @Nullable
    String displayName() {
        String shown = json.path("display_name").asText("");
        return shown.isEmpty() || shown.equals(id().value()) ? null : shown;
    }

    static String strategy(IdentityProviderType type) {
        return Objects.requireNonNull(STRATEGIES.get(type));
    }

    /** The option that the setting is. */
    static String option(ProviderSetting setting) {
        return Objects.requireNonNull(OPTIONS.get(setting));
    }

    /** The option that the client secret is. */
    static String secret(IdentityProviderType type) {
        return type == IdentityProviderType.APPLE ? "app_secret" : "client_secret";
    }

    private IdentityProviderType type() {
        if (json.path("metadata").path(TYPE).asText().equals("discord")) {
            return IdentityProviderType.DISCORD;
        }
        return STRATEGIES.entrySet().stream()
                .filter(entry -> entry.getKey() != IdentityProviderType.DISCORD)
                .filter(entry -> entry.getValue().equals(strategy()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(IdentityProviderType.OTHER);
    }

    /** What Auth0 read from the provider itself is not what somebody set. */
    private static String told(ProviderSetting setting, JsonNode options) {
        boolean read = switch (setting) {
            case AUTHORIZATION_URL, TOKEN_URL, JWKS_URL ->
                !text(options, "discovery_url").isEmpty();
            case SSO_URL, CERTIFICATE -> !text(options, option(METADATA_URL)).isEmpty();
            default -> false;
        };
        if (read) {
            return "";
        }
        return switch (setting) {
            case CERTIFICATE -> certificate(options);
            case ISSUER -> firstOf(text(options, "issuer"), text(options.path("oidc_metadata"), "issuer"));
            case AZURE_TENANT ->
                firstOf(text(options, "tenant_domain"), text(options, "domain"), text(options, "tenantId"));
            default -> text(options, option(setting));
        };
    }

    /** Auth0 takes it under one name and tells it under another. */
    private static String certificate(JsonNode options) {
        String told = firstOf(text(options, "cert"), text(options, option(CERTIFICATE)));
        return CERTIFICATE.problem(told).isPresent()
                ? told
                : SigningCertificate.of(told).pem();
    }

    private static String firstOf(String... texts) {
        return List.of(texts).stream()
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
