package io.ostiary.keycloak;

import static io.ostiary.conformance.SampleProviders.APPLE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.ManualTime;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** Identity providers as the realm has them, among those of administrators. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakIdentityProvidersTest {
    private static final Secret SECRET = Secret.of("secret of the partner");
    private static final String ISSUER = "https://issuer.example.com";
    private static final String METADATA = "https://saml.example.com/metadata";

    private final LiveRealm realm = new LiveRealm();
    private final IdentityProviders providers = realm.directory().identityProviders();

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void whatAnIssuerSaysOfItselfIsReadByTheServer() {
        String name = name();
        try (ScriptedProxy proxy = new ScriptedProxy(KeycloakServer.running().url());
                IdentityBackend backend = ProxiedBackend.open(proxy, new ManualTime(), Map.of())) {
            proxy.script(elsewhere(ISSUER, true));
            IdentityProviders behind = providers(backend);

            IdentityProvider created = behind.create(openId(name, ISSUER));

            assertThat(created.settings())
                    .isEqualTo(Map.of(ProviderSetting.CLIENT_ID, "client", ProviderSetting.ISSUER, ISSUER));
            assertThat(config(name))
                    .containsEntry("issuer", ISSUER)
                    .containsEntry("tokenUrl", ISSUER + "/protocol/openid-connect/token")
                    .containsEntry("userInfoUrl", ISSUER + "/protocol/openid-connect/userinfo")
                    .containsEntry("metadataDescriptorUrl", ISSUER + "/.well-known/openid-configuration");
            int asked = proxy.seen().size();
            assertThat(behind.update(created.id(), client("another")).settings())
                    .containsEntry(ProviderSetting.CLIENT_ID, "another");
            assertThat(proxy.seen().subList(asked, proxy.seen().size()))
                    .noneMatch(request -> request.contains("import-config"));

            IdentityProvider explicit = behind.update(
                    created.id(),
                    IdentityProviderPatch.builder()
                            .set(ProviderSetting.AUTHORIZATION_URL, ISSUER + "/a")
                            .set(ProviderSetting.TOKEN_URL, ISSUER + "/t")
                            .set(ProviderSetting.JWKS_URL, ISSUER + "/k")
                            .build());

            assertThat(explicit.settings()).containsEntry(ProviderSetting.TOKEN_URL, ISSUER + "/t");
            assertThat(config(name)).doesNotContainKeys("userInfoUrl", "metadataDescriptorUrl");
        }
    }

    @Test
    void anIssuerThatCallsItselfSomethingElseIsRefused() {
        try (ScriptedProxy proxy = new ScriptedProxy(KeycloakServer.running().url());
                IdentityBackend backend = ProxiedBackend.open(proxy, new ManualTime(), Map.of())) {
            proxy.script(elsewhere(ISSUER, false));

            refuses("issuer", () -> providers(backend).create(openId(name(), ISSUER)));
        }
    }

    @Test
    void anIssuerThatTheServerCannotReadIsRefusedAndNothingIsMade() {
        String name = name();

        refuses("issuer", () -> providers.create(openId(name, "https://nothing.invalid")));

        assertThat(providers.find(IdentityProviderId.of(name))).isEmpty();
    }

    @Test
    void theMetadataOfASamlProviderAreReadByTheServer() {
        String name = name();
        try (ScriptedProxy proxy = new ScriptedProxy(KeycloakServer.running().url());
                IdentityBackend backend = ProxiedBackend.open(proxy, new ManualTime(), Map.of())) {
            proxy.script(elsewhere(METADATA, false));

            IdentityProvider created = providers(backend)
                    .create(NewIdentityProvider.builder(name, IdentityProviderType.SAML)
                            .set(ProviderSetting.METADATA_URL, METADATA)
                            .build());

            assertThat(created.settings()).isEqualTo(Map.of(ProviderSetting.METADATA_URL, METADATA));
            assertThat(config(name))
                    .containsKeys("singleSignOnServiceUrl", "signingCertificate", "idpEntityId")
                    .containsEntry("metadataDescriptorUrl", METADATA);
        }
    }

    @Test
    void aChangeLeavesWhatAnAdministratorSetAsItIs() {
        String name = name();
        providers.create(NewIdentityProvider.builder(name, IdentityProviderType.GOOGLE)
                .set(ProviderSetting.CLIENT_ID, "client")
                .clientSecret(SECRET)
                .build());
        IdentityProviderRepresentation there = representation(name);
        there.setTrustEmail(true);
        there.setLinkOnly(true);
        Map<String, String> config = new HashMap<>(there.getConfig());
        config.put("hostedDomain", "example.com");
        config.put("syncMode", "FORCE");
        there.setConfig(config);
        realm.realm().identityProviders().get(name).update(there);

        IdentityProvider unused = providers.update(IdentityProviderId.of(name), client("another"));
        providers.setStatus(IdentityProviderStatus.of(IdentityProviderId.of(name), false));

        IdentityProviderRepresentation after = representation(name);
        assertThat(after.isTrustEmail()).isTrue();
        assertThat(after.isLinkOnly()).isTrue();
        assertThat(after.getConfig())
                .containsEntry("clientId", "another")
                .containsEntry("hostedDomain", "example.com")
                .containsEntry("syncMode", "FORCE");
    }

    @Test
    void aProviderThatOnlyKeycloakKnowsIsToldSwitchedAndDeleted() {
        var facebook = new IdentityProviderRepresentation();
        facebook.setAlias("face-book");
        facebook.setProviderId("facebook");
        facebook.setEnabled(true);
        facebook.setConfig(Map.of("clientId", "client", "clientSecret", "secret"));
        Requests.close(realm.realm().identityProviders().create(facebook));
        IdentityProviderId id = IdentityProviderId.of("face-book");

        IdentityProvider found = providers.find(id).orElseThrow();

        assertThat(found).isEqualTo(new IdentityProvider(id, IdentityProviderType.OTHER, null, true, Map.of(), true));
        refuses("client_id", () -> providers.update(id, client("another")));
        assertThat(providers.setStatus(IdentityProviderStatus.of(id, false))).containsExactly(found.withEnabled(false));
        providers.delete(id);
        assertThat(providers.find(id)).isEmpty();
    }

    @Test
    void whatAppleIsShownChangesWithTheKeyOnly() {
        IdentityProviderId id = IdentityProviderId.of(name());
        providers.create(NewIdentityProvider.builder(id.value(), IdentityProviderType.APPLE)
                .set(ProviderSetting.CLIENT_ID, "com.example.signin")
                .set(ProviderSetting.TEAM_ID, "A1B2C3D4E5")
                .set(ProviderSetting.KEY_ID, "F6G7H8J9K0")
                .clientSecret(APPLE_KEY)
                .build());

        refuses("client_secret", () -> providers.update(id, client("com.example.other")));
        assertThat(providers
                        .update(
                                id,
                                IdentityProviderPatch.builder()
                                        .displayName(Change.set("Apple"))
                                        .build())
                        .displayName())
                .isEqualTo("Apple");
        assertThat(providers
                        .update(
                                id,
                                IdentityProviderPatch.builder()
                                        .set(ProviderSetting.CLIENT_ID, "com.example.other")
                                        .clientSecret(APPLE_KEY)
                                        .build())
                        .settings())
                .containsEntry(ProviderSetting.CLIENT_ID, "com.example.other");
    }

    @Test
    void whoIsLinkedToADeletedProviderStaysAUser() {
        IdentityProvider partner = providers.create(NewIdentityProvider.builder(name(), IdentityProviderType.GITHUB)
                .set(ProviderSetting.CLIENT_ID, "client")
                .clientSecret(SECRET)
                .build());
        User user = realm.someUser();
        realm.harness().addIdentity(user.id(), partner.id().value(), "1234");
        assertThat(identities(user)).contains(partner.id().value());

        providers.delete(partner.id());

        assertThat(identities(user)).doesNotContain(partner.id().value());
    }

    private List<String> identities(User user) {
        return realm.users().find(user.id()).orElseThrow().identities().stream()
                .map(LinkedIdentity::provider)
                .toList();
    }

    private IdentityProviders providers(IdentityBackend backend) {
        return backend.directory(realm.harness().tenant(), Call.system("test")).identityProviders();
    }

    private Map<String, String> config(String name) {
        return representation(name).getConfig();
    }

    private IdentityProviderRepresentation representation(String name) {
        return realm.realm().identityProviders().get(name).toRepresentation();
    }

    /** Lets the realm itself answer for what is elsewhere, under that address or as what it is. */
    private ScriptedProxy.Script elsewhere(String address, boolean underIt) {
        String own =
                KeycloakServer.running().url() + "/realms/" + realm.harness().tenant();
        return exchange -> {
            HttpMessage request = exchange.request();
            if (!request.path().endsWith("/import-config")) {
                exchange.pass();
                return;
            }
            String metadata = own + "/protocol/saml/descriptor";
            String asked = request.body().contains("\"saml\"")
                    ? request.body().replace(address, metadata)
                    : request.body().replace(address, own);
            HttpMessage answer = exchange.forward(request.withBody(asked));
            exchange.send(underIt ? answer.withBody(answer.body().replace(own, address)) : answer);
        };
    }

    private static NewIdentityProvider openId(String name, String issuer) {
        return NewIdentityProvider.builder(name, IdentityProviderType.OIDC)
                .set(ProviderSetting.CLIENT_ID, "client")
                .set(ProviderSetting.ISSUER, issuer)
                .clientSecret(SECRET)
                .build();
    }

    private static IdentityProviderPatch client(String id) {
        return IdentityProviderPatch.builder()
                .set(ProviderSetting.CLIENT_ID, id)
                .build();
    }

    private static String name() {
        return "provider-" + UUID.randomUUID();
    }

    private static void refuses(String field, ThrowingCallable action) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(action)
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(violation -> violation.field())
                        .containsExactly(field));
    }
}
