package io.ostiary.conformance;

import static io.ostiary.provider.ProviderSetting.AUTHORIZATION_URL;
import static io.ostiary.provider.ProviderSetting.AZURE_TENANT;
import static io.ostiary.provider.ProviderSetting.CERTIFICATE;
import static io.ostiary.provider.ProviderSetting.CLIENT_ID;
import static io.ostiary.provider.ProviderSetting.ISSUER;
import static io.ostiary.provider.ProviderSetting.JWKS_URL;
import static io.ostiary.provider.ProviderSetting.KEY_ID;
import static io.ostiary.provider.ProviderSetting.SSO_URL;
import static io.ostiary.provider.ProviderSetting.TEAM_ID;
import static io.ostiary.provider.ProviderSetting.TOKEN_URL;

import io.ostiary.Secret;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;

/** One identity provider of each type, at addresses where nobody is. */
public final class SampleProviders {
    /** A key on P-256, and nobody's. */
    public static final Secret APPLE_KEY = Secret.of("""
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgoRL6OcuhBeZvcxhK
            I+yt9I26Ac04ZZ1jrYyxpbMwKLWhRANCAASLuB+LzHSkIryvLX94HyBuBsomeoYU
            6wNLSIBpSnpCAGOqtFdZtA2kVJv5RHBdLFaezk880YKL6SZbYoZ3VRSO
            -----END PRIVATE KEY-----
            """);

    /** A certificate that nobody signs with. */
    public static final String SAML_CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBizCCATGgAwIBAgIUWHvSfmXKl/xE53xB+USEPugNmNowCgYIKoZIzj0EAwIw
            GjEYMBYGA1UEAwwPaWRwLmV4YW1wbGUuY29tMCAXDTI2MTEyMTE4MTU1M1oYDzIx
            MjYxMDI4MTgxNTUzWjAaMRgwFgYDVQQDDA9pZHAuZXhhbXBsZS5jb20wWTATBgcq
            hkjOPQIBBggqhkjOPQMBBwNCAARL4MvUkmupEje8Cm5BAcu83YjrKtZP895Mz0fR
            LCJOxe+LX/0+7XAyyAApRJM+9XmvsYrzEllaY/Fdic+hK5XPo1MwUTAdBgNVHQ4E
            FgQUvlQoBuKV8bUmOmPKoK6t8Em9mgIwHwYDVR0jBBgwFoAUvlQoBuKV8bUmOmPK
            oK6t8Em9mgIwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiB+ekho
            QPpU1CwQnzGMGX5U0BS0ZoMVC1/vsv94gekCDQIhAO9UQNgmmM3vxpu+MlOHLZUC
            KZDVukfHZW5m9bK9TfsM
            -----END CERTIFICATE-----
            """;

    private SampleProviders() {}

    /** A provider of that type; its secret is the given one, unless its type wants a key. */
    static NewIdentityProvider of(String name, IdentityProviderType type, Secret secret) {
        NewIdentityProvider.Builder builder = NewIdentityProvider.builder(name, type);
        return switch (type) {
            case APPLE ->
                builder.set(CLIENT_ID, "com.example.signin")
                        .set(TEAM_ID, "A1B2C3D4E5")
                        .set(KEY_ID, "F6G7H8J9K0")
                        .clientSecret(APPLE_KEY)
                        .build();
            case AZURE ->
                builder.set(CLIENT_ID, "6f2c8a52-5b1f-4a39-9a55-0d4c3b7f4a10")
                        .set(AZURE_TENANT, "contoso.example.com")
                        .clientSecret(secret)
                        .build();
            case OIDC ->
                builder.set(CLIENT_ID, "client-of-the-kit")
                        .set(ISSUER, "https://issuer.example.com/one")
                        .set(AUTHORIZATION_URL, "https://issuer.example.com/authorize")
                        .set(TOKEN_URL, "https://issuer.example.com/token")
                        .set(JWKS_URL, "https://issuer.example.com/keys")
                        .clientSecret(secret)
                        .build();
            case SAML ->
                builder.set(SSO_URL, "https://saml.example.com/sign-in")
                        .set(CERTIFICATE, SAML_CERTIFICATE)
                        .build();
            default ->
                builder.set(CLIENT_ID, "client-of-the-kit").clientSecret(secret).build();
        };
    }
}
