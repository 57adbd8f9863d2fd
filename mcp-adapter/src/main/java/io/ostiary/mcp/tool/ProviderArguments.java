package io.ostiary.mcp.tool;

import static io.ostiary.mcp.tool.Naming.IDENTITY_PROVIDER;

import io.ostiary.Change;
import io.ostiary.Secret;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What models say about identity providers. */
final class ProviderArguments {
    private static final String SECRET =
            "Its client secret, or the handle of one; for apple the private key in PEM form. Never shown again.";

    private ProviderArguments() {}

    /** The types of which one can be created. */
    enum OutsideType {
        GOOGLE,
        GITHUB,
        APPLE,
        MICROSOFT,
        DISCORD,
        AZURE,
        OIDC,
        SAML
    }

    record CreateIdentityProvider(
            @Doc("Its id from now on: a-z, 0-9 and single hyphens between them, such as google.")
            String name,

            @Doc("What it is: oidc and saml are any that speak OpenID Connect or SAML 2.0, azure one directory of"
                    + " Microsoft Entra ID.")
            OutsideType type,

            @Doc("What sign-in pages call it.") @Nullable String displayName,

            @Doc("The client that it knows this tenant as; for all but saml.") @Nullable
            String clientId,

            @Doc(SECRET) @Nullable Secret clientSecret,

            @Doc("For azure: the directory's id or domain.") @Nullable
            String azureTenant,

            @Doc("For apple: the team's id.") @Nullable String teamId,
            @Doc("For apple: the key's id.") @Nullable String keyId,

            @Doc("For oidc: the https URL that its tokens name as issuer.") @Nullable
            String issuer,

            @Doc("For oidc: where people sign in. Give it with token_url and jwks_url, or leave all three out: then"
                    + " the issuer is asked.")
            @Nullable
            String authorizationUrl,

            @Doc("For oidc: where codes are exchanged.") @Nullable
            String tokenUrl,

            @Doc("For oidc: where its public keys are.") @Nullable
            String jwksUrl,

            @Doc("For saml: the https URL of its metadata.") @Nullable
            String metadataUrl,

            @Doc("For saml without metadata_url: where requests go.") @Nullable
            String ssoUrl,

            @Doc("For saml without metadata_url: the certificate it signs with, in PEM form.") @Nullable
            String certificate,

            @Doc("Whether people can sign in there at once; by default they can.") @Nullable
            Boolean enabled) {

        NewIdentityProvider toProvider(ToolContext context) {
            Map<ProviderSetting, String> settings = new EnumMap<>(ProviderSetting.class);
            put(settings, ProviderSetting.CLIENT_ID, clientId);
            put(settings, ProviderSetting.AZURE_TENANT, azureTenant);
            put(settings, ProviderSetting.TEAM_ID, teamId);
            put(settings, ProviderSetting.KEY_ID, keyId);
            put(settings, ProviderSetting.ISSUER, issuer);
            put(settings, ProviderSetting.AUTHORIZATION_URL, authorizationUrl);
            put(settings, ProviderSetting.TOKEN_URL, tokenUrl);
            put(settings, ProviderSetting.JWKS_URL, jwksUrl);
            put(settings, ProviderSetting.METADATA_URL, metadataUrl);
            put(settings, ProviderSetting.SSO_URL, ssoUrl);
            put(settings, ProviderSetting.CERTIFICATE, certificate);
            return NewIdentityProvider.builder(name, IdentityProviderType.valueOf(type.name()))
                    .displayName(displayName)
                    .settings(settings)
                    .clientSecret(secret(context, clientSecret))
                    .enabled(!Boolean.FALSE.equals(enabled))
                    .build();
        }
    }

    record UpdateIdentityProvider(
            @Doc(IDENTITY_PROVIDER) String provider,
            @Doc("What sign-in pages call it.") Change<String> displayName,

            @Doc("The client that it knows this tenant as.") @Nullable
            String clientId,

            @Doc(SECRET) @Nullable Secret clientSecret,

            @Doc("For azure: the directory's id or domain.") @Nullable
            String azureTenant,

            @Doc("For apple: the team's id.") @Nullable String teamId,
            @Doc("For apple: the key's id.") @Nullable String keyId,

            @Doc("For oidc: the https URL that its tokens name as issuer.") @Nullable
            String issuer,

            @Doc("For oidc: where people sign in. Cleared with token_url and jwks_url, the issuer is asked.")
            Change<String> authorizationUrl,

            @Doc("For oidc: where codes are exchanged.") Change<String> tokenUrl,

            @Doc("For oidc: where its public keys are.") Change<String> jwksUrl,

            @Doc("For saml: the https URL of its metadata.") Change<String> metadataUrl,

            @Doc("For saml without metadata_url: where requests go.")
            Change<String> ssoUrl,

            @Doc("For saml without metadata_url: the certificate it signs with, in PEM form.")
            Change<String> certificate) {

        IdentityProviderPatch toPatch(ToolContext context) {
            Map<ProviderSetting, Change<String>> settings = new EnumMap<>(ProviderSetting.class);
            settings.put(ProviderSetting.CLIENT_ID, change(clientId));
            settings.put(ProviderSetting.AZURE_TENANT, change(azureTenant));
            settings.put(ProviderSetting.TEAM_ID, change(teamId));
            settings.put(ProviderSetting.KEY_ID, change(keyId));
            settings.put(ProviderSetting.ISSUER, change(issuer));
            settings.put(ProviderSetting.AUTHORIZATION_URL, authorizationUrl);
            settings.put(ProviderSetting.TOKEN_URL, tokenUrl);
            settings.put(ProviderSetting.JWKS_URL, jwksUrl);
            settings.put(ProviderSetting.METADATA_URL, metadataUrl);
            settings.put(ProviderSetting.SSO_URL, ssoUrl);
            settings.put(ProviderSetting.CERTIFICATE, certificate);
            return IdentityProviderPatch.builder()
                    .displayName(displayName)
                    .settings(settings)
                    .clientSecret(secret(context, clientSecret))
                    .build();
        }
    }

    private static void put(Map<ProviderSetting, String> settings, ProviderSetting setting, @Nullable String value) {
        if (value != null) {
            settings.put(setting, value);
        }
    }

    private static Change<String> change(@Nullable String value) {
        return value == null ? Change.keep() : Change.set(value);
    }

    private static @Nullable Secret secret(ToolContext context, @Nullable Secret argument) {
        return argument == null ? null : context.secret("client_secret", argument);
    }
}
