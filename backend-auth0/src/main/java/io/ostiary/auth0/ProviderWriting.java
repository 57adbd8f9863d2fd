package io.ostiary.auth0;

import static io.ostiary.provider.ProviderSetting.AUTHORIZATION_URL;
import static io.ostiary.provider.ProviderSetting.AZURE_TENANT;
import static io.ostiary.provider.ProviderSetting.CERTIFICATE;
import static io.ostiary.provider.ProviderSetting.ISSUER;
import static io.ostiary.provider.ProviderSetting.JWKS_URL;
import static io.ostiary.provider.ProviderSetting.METADATA_URL;
import static io.ostiary.provider.ProviderSetting.SSO_URL;
import static io.ostiary.provider.ProviderSetting.TOKEN_URL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to send so that a connection is an identity provider. */
final class ProviderWriting {
    private static final String DISCORD = "https://discord.com";

    private static final Set<ProviderSetting> OPENID_ADDRESSES =
            EnumSet.of(ISSUER, AUTHORIZATION_URL, TOKEN_URL, JWKS_URL);
    private static final Set<ProviderSetting> SAML_ADDRESSES = EnumSet.of(METADATA_URL, SSO_URL, CERTIFICATE);

    /** What Auth0 read from an issuer, and what it makes of a certificate. */
    private static final List<String> DERIVED_OF_ISSUER = List.of(
            "discovery_url",
            "oidc_metadata",
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "userinfo_endpoint");

    private static final List<String> DERIVED_OF_SAML = List.of(
            "metadataUrl",
            "metadataXml",
            "signInEndpoint",
            "signOutEndpoint",
            "signingCert",
            "cert",
            "thumbprints",
            "expires",
            "subject");

    private static final Map<IdentityProviderType, Map<String, Object>> NEEDED = Map.of(
            IdentityProviderType.GOOGLE, Map.of("scope", List.of("email", "profile"), "email", true, "profile", true),
            IdentityProviderType.GITHUB, Map.of("email", true, "profile", true),
            IdentityProviderType.APPLE, Map.of("email", true, "name", true),
            IdentityProviderType.MICROSOFT, Map.of("strategy_version", 2, "signin", true),
            IdentityProviderType.AZURE,
                    Map.of(
                            "identity_api", "microsoft-identity-platform-v2.0",
                            "waad_protocol", "openid-connect",
                            "basic_profile", true),
            IdentityProviderType.OIDC, Map.of("type", "back_channel", "scope", "openid email profile"),
            IdentityProviderType.DISCORD,
                    Map.of(
                            "type", "back_channel",
                            "scope", "openid email identify",
                            "discovery_url", DISCORD + "/.well-known/openid-configuration"));

    private ProviderWriting() {}

    /**
     * What creates the provider.
     *
     * @param application the application whose users can sign in there
     */
    static Map<String, Object> creation(NewIdentityProvider wanted, String application) {
        ObjectNode options = RawJson.MAPPER.createObjectNode();
        NEEDED.getOrDefault(wanted.type(), Map.of())
                .forEach((option, value) -> options.set(option, RawJson.MAPPER.valueToTree(value)));
        putSettings(options, Map.of(), wanted.settings());
        putSecret(options, wanted.type(), wanted.clientSecret());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", wanted.name());
        body.put("strategy", ProviderRow.strategy(wanted.type()));
        if (wanted.displayName() != null) {
            body.put("display_name", wanted.displayName());
        }
        body.put("options", options);
        body.put("enabled_clients", List.of(application));
        body.put("authentication", Map.of("active", wanted.enabled()));
        if (wanted.type() == IdentityProviderType.DISCORD) {
            body.put("metadata", Map.of(ProviderRow.TYPE, wanted.type().id()));
        }
        return body;
    }

    /**
     * What makes the one the other: of options all that are to be there.
     *
     * @throws ConflictException when an option that stays was not told, so that it would be lost
     */
    static Map<String, Object> change(
            Operation operation, ProviderRow row, IdentityProvider after, IdentityProviderPatch patch) {
        IdentityProvider before = row.toIdentityProvider();
        Secret secret = patch.clientSecret();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("display_name", shown(after));
        if (secret != null || !after.settings().equals(before.settings())) {
            String name = ProviderRow.secret(after.type());
            if (secret == null && after.type().keepsSecret() && !before.secretSet()) {
                throw new ConflictException(
                        operation,
                        "Auth0 does not tell the client secret, which has to be sent with every other option; give"
                                + " client_secret with the change");
            }
            ObjectNode options =
                    ConnectionOptions.copy(operation, row.json(), secret == null ? Set.of() : Set.of(name));
            putSettings(options, before.settings(), after.settings());
            putSecret(options, after.type(), secret);
            body.put("options", options);
        }
        return body;
    }

    /** What enables or disables a connection. Auth0 takes the name for a display name that is left out. */
    static Map<String, Object> status(ProviderRow row, boolean enabled) {
        String shown = row.displayName();
        return Map.of(
                "authentication",
                Map.of("active", enabled),
                "display_name",
                shown == null ? row.id().value() : shown);
    }

    private static String shown(IdentityProvider provider) {
        String name = provider.displayName();
        return name == null ? provider.id().value() : name;
    }

    private static void putSettings(
            ObjectNode options, Map<ProviderSetting, String> before, Map<ProviderSetting, String> after) {
        Set<ProviderSetting> moved = EnumSet.noneOf(ProviderSetting.class);
        if (differ(OPENID_ADDRESSES, before, after)) {
            moved.addAll(OPENID_ADDRESSES);
            options.remove(DERIVED_OF_ISSUER);
            String issuer = after.get(ISSUER);
            if (issuer != null && !after.containsKey(AUTHORIZATION_URL)) {
                options.put("discovery_url", issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration");
            }
        }
        if (differ(SAML_ADDRESSES, before, after)) {
            moved.addAll(SAML_ADDRESSES);
            options.remove(DERIVED_OF_SAML);
        }
        after.forEach((setting, value) -> {
            if (moved.contains(setting) || !value.equals(before.get(setting))) {
                options.put(ProviderRow.option(setting), value);
                if (setting == AZURE_TENANT) {
                    options.put("domain", value);
                }
            }
        });
    }

    private static void putSecret(ObjectNode options, IdentityProviderType type, @Nullable Secret secret) {
        if (secret != null) {
            options.put(ProviderRow.secret(type), secret.reveal());
        }
    }

    private static boolean differ(
            Set<ProviderSetting> settings, Map<ProviderSetting, String> before, Map<ProviderSetting, String> after) {
        return settings.stream().anyMatch(setting -> !Objects.equals(before.get(setting), after.get(setting)));
    }
}
