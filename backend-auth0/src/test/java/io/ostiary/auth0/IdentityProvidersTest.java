package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.PermissionDeniedException;
import io.ostiary.Secret;
import io.ostiary.auth0.emulator.Auth0Emulator;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityProvidersTest {
    private static final Secret SECRET = Secret.of("secret of the partner");
    private static final String ISSUER = "https://issuer.example.com";
    private static final IdentityProviderId PARTNER = IdentityProviderId.of("partner");

    private final Emulated emulated = new Emulated();
    private final IdentityProviders providers = emulated.directory().identityProviders();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void whatTheTenantSetBesidesStaysWithTheSecretWhenASettingChanges() {
        google();
        String path = "connections/" + connection(PARTNER).path("id").asText();
        emulated.patch(path, """
                {"options": {"client_id": "client", "client_secret": "secret of the partner",
                  "scope": ["email", "calendar"], "upstream_params": {"prompt": {"value": "consent"}}},
                 "display_name": "Partner", "is_domain_connection": true}
                """);

        IdentityProvider changed = providers.update(PARTNER, client("another"));

        JsonNode after = connection(PARTNER);
        assertThat(changed.displayName()).isEqualTo("Partner");
        assertThat(after.at("/options/client_id").asText()).isEqualTo("another");
        assertThat(after.at("/options/client_secret").asText()).isEqualTo(SECRET.reveal());
        assertThat(after.at("/options/scope")).hasSize(2);
        assertThat(after.at("/options/upstream_params/prompt/value").asText()).isEqualTo("consent");
        assertThat(after.path("is_domain_connection").asBoolean()).isTrue();
    }

    @Test
    void aSecretThatIsMaskedIsNotWrittenBack() {
        google();
        String path = "connections/" + connection(PARTNER).path("id").asText();
        emulated.patch(path, "{\"options\": {\"client_id\": \"client\", \"client_secret\": \"[REDACTED]\"}}");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> providers.update(PARTNER, client("another")));
        assertThat(connection(PARTNER).at("/options/client_id").asText()).isEqualTo("client");
        assertThat(providers
                        .update(
                                PARTNER,
                                IdentityProviderPatch.builder()
                                        .displayName(Change.set("Renamed"))
                                        .build())
                        .displayName())
                .isEqualTo("Renamed");
        assertThat(providers
                        .update(
                                PARTNER,
                                IdentityProviderPatch.builder()
                                        .set(ProviderSetting.CLIENT_ID, "another")
                                        .clientSecret(SECRET)
                                        .build())
                        .settings())
                .containsEntry(ProviderSetting.CLIENT_ID, "another");
        assertThat(connection(PARTNER).at("/options/client_secret").asText()).isEqualTo(SECRET.reveal());
    }

    @Test
    void aSecretThatIsNotToldHasToComeWithAChangeOfOtherSettings() {
        google();
        String path = "connections/" + connection(PARTNER).path("id").asText();
        emulated.patch(path, "{\"options\": {\"client_id\": \"client\"}}");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> providers.update(PARTNER, client("another")))
                .withMessageContaining("client_secret");
    }

    @Test
    void optionsThatAreNotToldAtAllAreNotWritten() {
        JsonNode untold = RawJson.MAPPER.createObjectNode().put("id", "con_1");

        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> ConnectionOptions.copy(Operation.UPDATE_TENANT, untold, Set.of()))
                .withMessageContaining("read:connections_options");
    }

    @Test
    void anIssuerIsAskedByAuth0UntilItsAddressesAreGiven() {
        IdentityProvider created =
                providers.create(NewIdentityProvider.builder(PARTNER.value(), IdentityProviderType.OIDC)
                        .set(ProviderSetting.CLIENT_ID, "client")
                        .set(ProviderSetting.ISSUER, ISSUER)
                        .clientSecret(SECRET)
                        .build());

        assertThat(created.settings())
                .isEqualTo(Map.of(ProviderSetting.CLIENT_ID, "client", ProviderSetting.ISSUER, ISSUER));
        assertThat(connection(PARTNER).at("/options/token_endpoint").asText()).isEqualTo(ISSUER + "/oauth/token");

        IdentityProvider explicit = providers.update(
                PARTNER,
                IdentityProviderPatch.builder()
                        .set(ProviderSetting.AUTHORIZATION_URL, ISSUER + "/a")
                        .set(ProviderSetting.TOKEN_URL, ISSUER + "/t")
                        .set(ProviderSetting.JWKS_URL, ISSUER + "/k")
                        .build());

        assertThat(explicit.settings())
                .containsEntry(ProviderSetting.ISSUER, ISSUER)
                .containsEntry(ProviderSetting.TOKEN_URL, ISSUER + "/t");
        assertThat(connection(PARTNER).path("options").has("oidc_metadata")).isFalse();

        IdentityProvider elsewhere = providers.update(
                PARTNER,
                IdentityProviderPatch.builder()
                        .set(ProviderSetting.ISSUER, "https://elsewhere.example.com")
                        .clear(ProviderSetting.AUTHORIZATION_URL)
                        .clear(ProviderSetting.TOKEN_URL)
                        .clear(ProviderSetting.JWKS_URL)
                        .build());

        assertThat(elsewhere.settings())
                .isEqualTo(Map.of(
                        ProviderSetting.CLIENT_ID, "client", ProviderSetting.ISSUER, "https://elsewhere.example.com"));
        assertThat(connection(PARTNER).at("/options/token_endpoint").asText())
                .isEqualTo("https://elsewhere.example.com/oauth/token");
    }

    @Test
    void aSamlProviderIsToldByItsMetadata() {
        IdentityProvider created =
                providers.create(NewIdentityProvider.builder(PARTNER.value(), IdentityProviderType.SAML)
                        .set(ProviderSetting.METADATA_URL, "https://saml.example.com/metadata")
                        .build());

        assertThat(created.settings())
                .isEqualTo(Map.of(ProviderSetting.METADATA_URL, "https://saml.example.com/metadata"));
        assertThat(providers.find(PARTNER)).contains(created);
    }

    @Test
    void whoeverIsSwitchedKeepsTheDisplayName() {
        google();
        IdentityProvider named = providers.update(
                PARTNER,
                IdentityProviderPatch.builder()
                        .displayName(Change.set("The partner"))
                        .build());

        assertThat(providers.setStatus(IdentityProviderStatus.of(PARTNER, false)))
                .containsExactly(named.withEnabled(false));
        assertThat(providers.find(PARTNER)).contains(named.withEnabled(false));
    }

    @Test
    void aBuiltInMethodWithoutAConnectionIsDisabledAndNotMadeUnasked() {
        IdentityProviderId sms = IdentityProviderId.of("sms");

        assertThat(providers.find(sms)).contains(IdentityProvider.builtIn(IdentityProviderType.SMS, false));
        assertThatExceptionOfType(NotConfiguredException.class)
                .isThrownBy(() -> providers.setStatus(IdentityProviderStatus.of(sms, true)));
        assertThat(emulated.get("connections?strategy=sms")).isEmpty();
    }

    @Test
    void theDatabaseOfTheSettingsIsABuiltInMethodAndOthersAreNotDeleted() {
        emulated.post("connections", "{\"name\": \"second\", \"strategy\": \"auth0\"}");

        assertThat(providers
                        .list(IdentityProviderQuery.ALL, PageRequest.first())
                        .items())
                .extracting(provider -> provider.id().value() + " " + provider.type())
                .containsExactly("email EMAIL", "magic_link MAGIC_LINK", "second OTHER", "sms SMS");
        assertThat(providers.find(IdentityProviderId.of(Auth0Emulator.CONNECTION)))
                .isEmpty();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> providers.delete(IdentityProviderId.of("second")));
    }

    @Test
    void aNewProviderIsForTheApplicationThatUsersSignInTo() {
        google();

        assertThat(emulated.get("connections/" + connection(PARTNER).path("id").asText() + "/clients")
                        .at("/clients/0/client_id")
                        .asText())
                .isEqualTo(emulated.tenant.signInClientId());
    }

    private void google() {
        IdentityProvider unused =
                providers.create(NewIdentityProvider.builder(PARTNER.value(), IdentityProviderType.GOOGLE)
                        .set(ProviderSetting.CLIENT_ID, "client")
                        .clientSecret(SECRET)
                        .build());
    }

    private JsonNode connection(IdentityProviderId id) {
        return emulated.get("connections?name=" + id).path(0);
    }

    private static IdentityProviderPatch client(String id) {
        return IdentityProviderPatch.builder()
                .set(ProviderSetting.CLIENT_ID, id)
                .build();
    }
}
