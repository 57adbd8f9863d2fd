package io.ostiary.keycloak;

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

import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.provider.SigningCertificate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * Between an identity provider and one of the realm. Keycloak knows neither Apple nor Discord, which speak OpenID Connect
 * like others; which of them it is, is noted in the configuration.
 */
final class IdentityProviderMapping {
    static final String CLIENT_SECRET = "clientSecret";

    /** Where what the provider says of itself was read; Keycloak's own name, which its console uses too. */
    static final String DESCRIPTOR = "metadataDescriptorUrl";

    private static final String TYPE = "ostiary.type";

    private static final Map<ProviderSetting, String> KEYS = new EnumMap<>(Map.ofEntries(
            Map.entry(CLIENT_ID, "clientId"),
            Map.entry(AZURE_TENANT, "tenantId"),
            Map.entry(TEAM_ID, "ostiary.team_id"),
            Map.entry(KEY_ID, "ostiary.key_id"),
            Map.entry(ISSUER, "issuer"),
            Map.entry(AUTHORIZATION_URL, "authorizationUrl"),
            Map.entry(TOKEN_URL, "tokenUrl"),
            Map.entry(JWKS_URL, "jwksUrl"),
            Map.entry(METADATA_URL, DESCRIPTOR),
            Map.entry(SSO_URL, "singleSignOnServiceUrl"),
            Map.entry(CERTIFICATE, "signingCertificate")));

    private static final Map<String, String> OPENID =
            Map.of("clientAuthMethod", "client_secret_post", "useJwksUrl", "true", "validateSignature", "true");

    private static final Map<String, String> APPLE = Map.of(
            "issuer", "https://appleid.apple.com",
            "authorizationUrl", "https://appleid.apple.com/auth/authorize",
            "tokenUrl", "https://appleid.apple.com/auth/token",
            "jwksUrl", "https://appleid.apple.com/auth/keys",
            "disableUserInfo", "true");

    private static final Map<String, String> DISCORD = Map.of(
            "issuer", "https://discord.com",
            "authorizationUrl", "https://discord.com/oauth2/authorize",
            "tokenUrl", "https://discord.com/api/oauth2/token",
            "userInfoUrl", "https://discord.com/api/oauth2/userinfo",
            "jwksUrl", "https://discord.com/api/oauth2/keys",
            "defaultScope", "openid email identify");

    private static final Map<String, String> SAML = Map.of(
            "validateSignature", "true",
            "wantAssertionsSigned", "true",
            "postBindingResponse", "true",
            "nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            "principalType", "SUBJECT");

    private IdentityProviderMapping() {}

    static IdentityProvider toIdentityProvider(IdentityProviderRepresentation found) {
        Map<String, String> config = config(found);
        IdentityProviderType type = type(found, config);
        Map<ProviderSetting, String> settings = new EnumMap<>(ProviderSetting.class);
        for (ProviderSetting setting : type.settings()) {
            String value = config.get(key(setting));
            if (value != null && !value.isEmpty() && isTold(setting, config)) {
                settings.put(setting, setting == CERTIFICATE ? pem(value) : value);
            }
        }
        return new IdentityProvider(
                IdentityProviderId.of(found.getAlias()),
                type,
                found.getDisplayName() == null || found.getDisplayName().isEmpty() ? null : found.getDisplayName(),
                found.isEnabled(),
                settings,
                config.containsKey(CLIENT_SECRET));
    }

    /** A provider of that type, with all that Keycloak has to know of the type. */
    static IdentityProviderRepresentation toRepresentation(IdentityProvider wanted) {
        var provider = new IdentityProviderRepresentation();
        provider.setAlias(wanted.id().value());
        provider.setProviderId(
                switch (wanted.type()) {
                    case APPLE, DISCORD, OIDC -> "oidc";
                    case AZURE -> "microsoft";
                    default -> wanted.type().id();
                });
        provider.setEnabled(wanted.enabled());
        provider.setDisplayName(wanted.displayName());
        Map<String, String> config = new HashMap<>();
        switch (wanted.type()) {
            case APPLE, DISCORD -> {
                config.putAll(OPENID);
                config.putAll(wanted.type() == IdentityProviderType.APPLE ? APPLE : DISCORD);
                config.put(TYPE, wanted.type().id());
            }
            case OIDC -> config.putAll(OPENID);
            case SAML -> config.putAll(SAML);
            default -> {}
        }
        provider.setConfig(config);
        return provider;
    }

    /** The configuration, to be changed and set again. */
    static Map<String, String> config(IdentityProviderRepresentation provider) {
        return new HashMap<>(Objects.requireNonNullElse(provider.getConfig(), Map.of()));
    }

    /** Where the setting is in the configuration. */
    static String key(ProviderSetting setting) {
        return Objects.requireNonNull(KEYS.get(setting));
    }

    /** The value as it is in the configuration. */
    static String configured(ProviderSetting setting, String value) {
        return setting == CERTIFICATE ? SigningCertificate.of(value).base64() : value;
    }

    private static IdentityProviderType type(IdentityProviderRepresentation found, Map<String, String> config) {
        return switch (found.getProviderId()) {
            case "google" -> IdentityProviderType.GOOGLE;
            case "github" -> IdentityProviderType.GITHUB;
            case "microsoft" ->
                present(config.get("tenantId")) ? IdentityProviderType.AZURE : IdentityProviderType.MICROSOFT;
            case "oidc" -> openIdType(String.valueOf(config.get(TYPE)));
            case "saml" -> IdentityProviderType.SAML;
            default -> IdentityProviderType.OTHER;
        };
    }

    private static IdentityProviderType openIdType(String noted) {
        return switch (noted.toUpperCase(Locale.ROOT)) {
            case "APPLE" -> IdentityProviderType.APPLE;
            case "DISCORD" -> IdentityProviderType.DISCORD;
            default -> IdentityProviderType.OIDC;
        };
    }

    /** What was read from the provider itself is not what somebody set. */
    private static boolean isTold(ProviderSetting setting, Map<String, String> config) {
        return switch (setting) {
            case AUTHORIZATION_URL, TOKEN_URL, JWKS_URL, SSO_URL, CERTIFICATE -> !present(config.get(DESCRIPTOR));
            default -> true;
        };
    }

    private static boolean present(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    /** Keycloak keeps several one after the other, and what an administrator typed as it was typed. */
    private static String pem(String value) {
        return CERTIFICATE.problem(value).isPresent()
                ? value
                : SigningCertificate.of(value).pem();
    }
}
