package io.ostiary.keycloak;

import static io.ostiary.keycloak.IdentityProviderMapping.DESCRIPTOR;
import static io.ostiary.provider.ProviderSetting.AUTHORIZATION_URL;
import static io.ostiary.provider.ProviderSetting.CERTIFICATE;
import static io.ostiary.provider.ProviderSetting.ISSUER;
import static io.ostiary.provider.ProviderSetting.JWKS_URL;
import static io.ostiary.provider.ProviderSetting.METADATA_URL;
import static io.ostiary.provider.ProviderSetting.SSO_URL;
import static io.ostiary.provider.ProviderSetting.TOKEN_URL;

import io.ostiary.InvalidArgumentException;
import io.ostiary.provider.ProviderSetting;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * The configuration of an identity provider while its settings change. Keycloak wants every address, so where only the
 * issuer or the metadata are known the server reads the rest there, once; what changes there later it does not notice.
 */
final class ProviderConfiguration {
    private static final Set<ProviderSetting> ADDRESSES =
            EnumSet.of(ISSUER, AUTHORIZATION_URL, TOKEN_URL, JWKS_URL, METADATA_URL, SSO_URL, CERTIFICATE);

    /** What a provider tells of itself besides, and what would be wrong of another. */
    private static final Set<String> DESCRIBED = Set.of(
            "userInfoUrl",
            "logoutUrl",
            "tokenIntrospectionUrl",
            "idpEntityId",
            "singleLogoutServiceUrl",
            "artifactResolutionServiceUrl");

    private final RealmIdentityProviders providers;
    private final IdentityProviderRepresentation provider;

    ProviderConfiguration(RealmIdentityProviders providers, IdentityProviderRepresentation provider) {
        this.providers = providers;
        this.provider = provider;
    }

    /**
     * Changes the settings from the ones to the others.
     *
     * @throws InvalidArgumentException when the server cannot read what the provider says of itself
     */
    void change(Map<ProviderSetting, String> before, Map<ProviderSetting, String> after) {
        Map<String, String> config = IdentityProviderMapping.config(provider);
        before.keySet().stream()
                .filter(setting -> !after.containsKey(setting))
                .forEach(setting -> config.remove(IdentityProviderMapping.key(setting)));
        if (ADDRESSES.stream().anyMatch(setting -> !Objects.equals(before.get(setting), after.get(setting)))) {
            boolean another = !Objects.equals(before.get(ISSUER), after.get(ISSUER));
            if (config.remove(DESCRIPTOR) != null || before.containsKey(METADATA_URL) || another) {
                config.keySet().removeAll(DESCRIBED);
            }
            config.putAll(described(after));
        }
        after.forEach((setting, value) ->
                config.put(IdentityProviderMapping.key(setting), IdentityProviderMapping.configured(setting, value)));
        provider.setConfig(config);
    }

    private Map<String, String> described(Map<ProviderSetting, String> settings) {
        String issuer = settings.get(ISSUER);
        String metadata = settings.get(METADATA_URL);
        if (metadata != null) {
            return providers.described("saml", METADATA_URL, metadata);
        }
        if (issuer == null) {
            return Map.of();
        }
        if (settings.containsKey(AUTHORIZATION_URL)) {
            return Map.of("disableUserInfo", "true");
        }
        return discovered(issuer);
    }

    private Map<String, String> discovered(String issuer) {
        String address = issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration";
        Map<String, String> found = new HashMap<>(providers.described("oidc", ISSUER, address));
        // OpenID Connect Discovery 1.0 §4.3.
        if (!issuer.equals(found.get("issuer"))) {
            throw new InvalidArgumentException(
                    ISSUER.id(), "must be what the provider calls itself: " + found.get("issuer"));
        }
        found.put(DESCRIPTOR, address);
        found.put("disableUserInfo", "false");
        return found;
    }
}
