package io.ostiary.provider;

import io.ostiary.Secret;
import io.ostiary.Violations;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bounds of what an identity provider has, in one place for creation and change. */
final class ProviderText {
    /** What both Keycloak takes as an alias and Auth0 as the name of a connection. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,128}$)[a-z0-9](-?[a-z0-9])*");

    private static final int MAX_SECRET = 700;
    private static final int MAX_KEY = 5_120;
    private static final Set<ProviderSetting> ENDPOINTS =
            Set.of(ProviderSetting.AUTHORIZATION_URL, ProviderSetting.TOKEN_URL, ProviderSetting.JWKS_URL);

    private ProviderText() {}

    static void checkName(Violations violations, String name) {
        boolean reserved = IdentityProviderType.BUILT_IN.stream()
                .anyMatch(type -> type.id().equals(name));
        violations
                .require(
                        NAME.matcher(name).matches(),
                        "name",
                        "must be 1 to 128 of a-z 0-9 and single hyphens between them")
                .require(!reserved, "name", "is that of a built-in method");
    }

    static void checkDisplayName(Violations violations, @Nullable String displayName) {
        violations.line("display_name", displayName, 1, 128);
    }

    static void checkValue(Violations violations, ProviderSetting setting, String value) {
        setting.problem(value).ifPresent(problem -> violations.require(false, setting.id(), problem));
    }

    /** Checks what a provider of that type has, all of it. */
    static void checkSettings(Violations violations, IdentityProviderType type, Map<ProviderSetting, String> settings) {
        settings.keySet().stream()
                .filter(setting -> !type.settings().contains(setting))
                .forEach(setting -> violations.require(
                        false, setting.id(), "is not known of an identity provider of type " + type.id()));
        type.required().stream()
                .filter(setting -> !settings.containsKey(setting))
                .forEach(setting -> violations.require(
                        false, setting.id(), "is required for an identity provider of type " + type.id()));
        if (type == IdentityProviderType.OIDC) {
            long given = ENDPOINTS.stream().filter(settings::containsKey).count();
            violations.require(
                    given == 0 || given == ENDPOINTS.size(),
                    "authorization_url",
                    "and token_url and jwks_url go together");
        }
        if (type == IdentityProviderType.SAML) {
            boolean metadata = settings.containsKey(ProviderSetting.METADATA_URL);
            boolean address = settings.containsKey(ProviderSetting.SSO_URL);
            boolean certificate = settings.containsKey(ProviderSetting.CERTIFICATE);
            violations.require(
                    metadata ? !address && !certificate : address && certificate,
                    "metadata_url",
                    "is required, or sso_url and certificate in its place");
        }
    }

    /** Checks a client secret that is given to a provider of that type. */
    static void checkSecret(Violations violations, IdentityProviderType type, Secret secret) {
        if (!type.keepsSecret()) {
            violations.require(false, "client_secret", "is not known of an identity provider of type " + type.id());
        } else if (type == IdentityProviderType.APPLE) {
            violations.require(
                    secret.length() <= MAX_KEY && AppleKey.isOne(secret),
                    "client_secret",
                    "must be the private key that Apple gave you, in PEM form");
        } else {
            violations.require(
                    secret.length() >= 1 && secret.length() <= MAX_SECRET,
                    "client_secret",
                    "must be 1 to " + MAX_SECRET + " characters long");
        }
    }
}
