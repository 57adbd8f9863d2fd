package io.ostiary.mcp.tool;

import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.ProviderSetting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What models are told about identity providers. */
final class ProviderViews {
    private ProviderViews() {}

    /**
     * An identity provider.
     *
     * @param secretSet whether it has a client secret, which is never shown
     */
    record IdentityProviderView(
            String id,
            IdentityProviderType type,
            @Untrusted @Nullable String displayName,
            boolean enabled,
            @Nullable Boolean secretSet,
            @Untrusted @Nullable String clientId,
            @Nullable String azureTenant,
            @Nullable String teamId,
            @Nullable String keyId,
            @Untrusted @Nullable String issuer,
            @Untrusted @Nullable String authorizationUrl,
            @Untrusted @Nullable String tokenUrl,
            @Untrusted @Nullable String jwksUrl,
            @Untrusted @Nullable String metadataUrl,
            @Untrusted @Nullable String ssoUrl,
            @Nullable String certificate) {
        static IdentityProviderView of(IdentityProvider provider) {
            Map<ProviderSetting, String> settings = provider.settings();
            return new IdentityProviderView(
                    provider.id().value(),
                    provider.type(),
                    provider.displayName(),
                    provider.enabled(),
                    provider.type().builtIn() ? null : provider.secretSet(),
                    settings.get(ProviderSetting.CLIENT_ID),
                    settings.get(ProviderSetting.AZURE_TENANT),
                    settings.get(ProviderSetting.TEAM_ID),
                    settings.get(ProviderSetting.KEY_ID),
                    settings.get(ProviderSetting.ISSUER),
                    settings.get(ProviderSetting.AUTHORIZATION_URL),
                    settings.get(ProviderSetting.TOKEN_URL),
                    settings.get(ProviderSetting.JWKS_URL),
                    settings.get(ProviderSetting.METADATA_URL),
                    settings.get(ProviderSetting.SSO_URL),
                    settings.get(ProviderSetting.CERTIFICATE));
        }
    }

    record IdentityProviderPage(
            List<IdentityProviderView> providers,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    record Switched(List<IdentityProviderView> providers) {}
}
