package io.ostiary.provider;

import static io.ostiary.conformance.SampleProviders.SAML_CERTIFICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderRequestsTest {
    private static final Secret SECRET = Secret.of("secret of the test");

    @ParameterizedTest
    @EnumSource
    void everyTypeSaysWhatItNeeds(IdentityProviderType type) {
        InvalidArgumentException refusal =
                refusal(() -> NewIdentityProvider.builder("partner", type).build());

        if (type.creatable()) {
            assertThat(fields(refusal))
                    .containsAll(
                            type.required().stream().map(ProviderSetting::id).toList());
            assertThat(fields(refusal).contains("client_secret")).isEqualTo(type.keepsSecret());
        } else {
            assertThat(fields(refusal)).containsExactly("type");
        }
    }

    @Test
    void aSettingOfAnotherTypeIsRefused() {
        refuses("issuer", () -> google().set(ProviderSetting.ISSUER, "https://issuer.example.com"));
        refuses("azure_tenant", () -> google().set(ProviderSetting.AZURE_TENANT, "contoso.example.com"));
        refuses(
                "client_secret",
                () -> saml().set(ProviderSetting.METADATA_URL, "https://saml.example.com/metadata")
                        .clientSecret(SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Google", "a_b", "-a", "a-", "a--b", "a b", "email", "sms", "ä", "a/b", "a.b", "magic_link"})
    void aNameIsWhatEveryProviderCanKeep(String name) {
        refuses(
                "name",
                () -> NewIdentityProvider.builder(name, IdentityProviderType.GOOGLE)
                        .set(ProviderSetting.CLIENT_ID, "client")
                        .clientSecret(SECRET));
    }

    @Test
    void aNameIsAtMost128Long() {
        String longest = "a".repeat(128);

        assertThat(NewIdentityProvider.builder(longest, IdentityProviderType.GOOGLE)
                        .set(ProviderSetting.CLIENT_ID, "client")
                        .clientSecret(SECRET)
                        .build()
                        .id()
                        .value())
                .isEqualTo(longest);
        refuses(
                "name",
                () -> NewIdentityProvider.builder(longest + "a", IdentityProviderType.GOOGLE)
                        .set(ProviderSetting.CLIENT_ID, "client")
                        .clientSecret(SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example.com",
                "http://localhost:8080",
                "issuer.example.com",
                "https:issuer",
                "https://",
                "https://user@issuer.example.com",
                "https://issuer.example.com#here",
                "https://issuer.example.com?a=b",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https://issuer.example.com/a b",
                ""
            })
    void anIssuerIsAnHttpsUrlAlone(String issuer) {
        refuses("issuer", () -> oidc().set(ProviderSetting.ISSUER, issuer));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHORIZATION_URL", "TOKEN_URL", "JWKS_URL", "METADATA_URL", "SSO_URL"})
    void everyAddressIsHttps(ProviderSetting address) {
        assertThat(address.problem("https://idp.example.com/a?b=c")).isEmpty();
        assertThat(address.problem("http://idp.example.com/a")).isPresent();
        assertThat(address.problem("http://127.0.0.1/a")).isPresent();
        assertThat(address.problem("https://" + "a".repeat(250) + ".com")).isPresent();
    }

    @Test
    void theEndpointsOfAnOpenIdProviderGoTogether() {
        refuses("authorization_url", () -> oidc().set(ProviderSetting.TOKEN_URL, "https://issuer.example.com/token"));
        assertThat(oidc().build().settings()).containsOnlyKeys(ProviderSetting.CLIENT_ID, ProviderSetting.ISSUER);
    }

    @Test
    void aSamlProviderIsKnownByItsMetadataOrByAddressAndCertificate() {
        assertThat(saml().set(ProviderSetting.METADATA_URL, "https://saml.example.com/metadata")
                        .build()
                        .clientSecret())
                .isNull();
        assertThat(saml().set(ProviderSetting.SSO_URL, "https://saml.example.com/sign-in")
                        .set(ProviderSetting.CERTIFICATE, SAML_CERTIFICATE)
                        .build()
                        .settings())
                .containsOnlyKeys(ProviderSetting.SSO_URL, ProviderSetting.CERTIFICATE);
        refuses("metadata_url", IdentityProviderRequestsTest::saml);
        refuses("metadata_url", () -> saml().set(ProviderSetting.SSO_URL, "https://saml.example.com/sign-in"));
        refuses("metadata_url", () -> saml().set(ProviderSetting.CERTIFICATE, SAML_CERTIFICATE));
        refuses(
                "metadata_url",
                () -> saml().set(ProviderSetting.METADATA_URL, "https://saml.example.com/metadata")
                        .set(ProviderSetting.SSO_URL, "https://saml.example.com/sign-in"));
    }

    @Test
    void aCertificateIsOneAndIsKeptInOneForm() {
        SigningCertificate certificate = SigningCertificate.of(SAML_CERTIFICATE);

        assertThat(SigningCertificate.of(certificate.base64())).isEqualTo(certificate);
        assertThat(SigningCertificate.of(SAML_CERTIFICATE.replace("\n", "\r\n")))
                .isEqualTo(certificate);
        assertThat(certificate.pem()).isEqualTo(SAML_CERTIFICATE);
        assertThat(saml().set(ProviderSetting.SSO_URL, "https://saml.example.com/sign-in")
                        .set(ProviderSetting.CERTIFICATE, certificate.base64())
                        .build()
                        .settings())
                .containsEntry(ProviderSetting.CERTIFICATE, SAML_CERTIFICATE);
        for (String wrong : Set.of("", "nothing", "AAAA", "-----BEGIN CERTIFICATE-----", "x".repeat(20_000))) {
            refuses(
                    "certificate",
                    () -> saml().set(ProviderSetting.SSO_URL, "https://saml.example.com/sign-in")
                            .set(ProviderSetting.CERTIFICATE, wrong));
        }
    }

    @Test
    void theSecretOfAppleIsAPrivateKeyAndIsNotRepeated() {
        NewIdentityProvider.Builder apple = NewIdentityProvider.builder("apple", IdentityProviderType.APPLE)
                .set(ProviderSetting.CLIENT_ID, "com.example.signin")
                .set(ProviderSetting.TEAM_ID, "A1B2C3D4E5")
                .set(ProviderSetting.KEY_ID, "F6G7H8J9K0");

        assertThat(refusal(apple.clientSecret(SECRET)::build)).hasMessageNotContaining(SECRET.reveal());
        refuses("client_secret", () -> apple.clientSecret(SECRET));
        assertThat(ProviderSetting.TEAM_ID.problem("team")).isPresent();
    }

    @Test
    void aDirectoryOfAzureIsAnIdOrADomain() {
        assertThat(ProviderSetting.AZURE_TENANT.problem("72f988bf-86f1-41af-91ab-2d7cd011db47"))
                .isEmpty();
        assertThat(ProviderSetting.AZURE_TENANT.problem("contoso.onmicrosoft.com"))
                .isEmpty();
        for (String wrong : Set.of("common", "", "../common", "contoso.example.com/x", "a..b", "-a.com")) {
            assertThat(ProviderSetting.AZURE_TENANT.problem(wrong)).isPresent();
        }
    }

    @Test
    void aPatchChangesWhatItNamesAndIsCheckedAgainstTheType() {
        IdentityProvider partner = IdentityProvider.of(oidc().build());

        IdentityProvider changed = partner.patched(IdentityProviderPatch.builder()
                .displayName(Change.set("Partner"))
                .set(ProviderSetting.CLIENT_ID, "another")
                .build());

        assertThat(changed)
                .isEqualTo(new IdentityProvider(
                        partner.id(),
                        IdentityProviderType.OIDC,
                        "Partner",
                        true,
                        Map.of(
                                ProviderSetting.CLIENT_ID,
                                "another",
                                ProviderSetting.ISSUER,
                                "https://issuer.example.com"),
                        true));
        assertThat(fields(refusal(() -> partner.patched(IdentityProviderPatch.builder()
                        .clear(ProviderSetting.ISSUER)
                        .set(ProviderSetting.TEAM_ID, "A1B2C3D4E5")
                        .build()))))
                .containsExactlyInAnyOrder("issuer", "team_id");
        assertThat(fields(refusal(() -> IdentityProviderPatch.builder()
                        .set(ProviderSetting.ISSUER, "http://issuer.example.com")
                        .build())))
                .containsExactly("issuer");
    }

    @Test
    void whatIsLegacyCanBeRenamed() {
        var legacy = new IdentityProvider(
                IdentityProviderId.of("Old One"), IdentityProviderType.OIDC, null, true, Map.of(), false);

        assertThat(legacy.patched(IdentityProviderPatch.builder()
                                .displayName(Change.set("Old"))
                                .build())
                        .displayName())
                .isEqualTo("Old");
    }

    @Test
    void aStatusNamesSomeAndNotTooMany() {
        refusal(() -> new IdentityProviderStatus(Map.of()));
        assertThat(IdentityProviderStatus.of(IdentityProviderId.of("google"), true)
                        .providers())
                .containsExactly(Map.entry(IdentityProviderId.of("google"), true));
    }

    @Test
    void whatIsBuiltInIsCalledByItsType() {
        assertThat(Arrays.stream(IdentityProviderType.values())
                        .filter(IdentityProviderType::builtIn)
                        .map(IdentityProviderType::id))
                .containsExactly("email", "magic_link", "sms");
    }

    private static NewIdentityProvider.Builder google() {
        return NewIdentityProvider.builder("google", IdentityProviderType.GOOGLE)
                .set(ProviderSetting.CLIENT_ID, "client")
                .clientSecret(SECRET);
    }

    private static NewIdentityProvider.Builder oidc() {
        return NewIdentityProvider.builder("partner", IdentityProviderType.OIDC)
                .set(ProviderSetting.CLIENT_ID, "client")
                .set(ProviderSetting.ISSUER, "https://issuer.example.com")
                .clientSecret(SECRET);
    }

    private static NewIdentityProvider.Builder saml() {
        return NewIdentityProvider.builder("saml", IdentityProviderType.SAML);
    }

    private static void refuses(String field, Supplier<NewIdentityProvider.Builder> builder) {
        assertThat(fields(refusal(() -> builder.get().build()))).containsExactly(field);
    }

    private static InvalidArgumentException refusal(ThrowingCallable action) {
        return assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(action)
                .actual();
    }

    private static List<String> fields(InvalidArgumentException refusal) {
        return refusal.violations().stream().map(Violation::field).distinct().toList();
    }
}
