package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.PageRequest;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.Applications;
import io.ostiary.application.GrantType;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.session.NewSession;
import io.ostiary.session.SignIn.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;

/** Applications as clients, among those of administrators and of the server itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakApplicationsTest {
    private final LiveRealm realm = new LiveRealm();
    private final Applications applications = realm.directory().applications();

    @AfterAll
    void close() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account",
                "account-console",
                "admin-cli",
                "broker",
                "ostiary",
                "realm-management",
                "security-admin-console"
            })
    void clientsThatTheServerOrThisBackendIsMadeOfAreNeitherToldNorChanged(String client) {
        ApplicationId id = ApplicationId.of(client);

        assertThat(applications.find(id)).isEmpty();
        assertThat(applications
                        .list(ApplicationQuery.ALL, PageRequest.first(200))
                        .items())
                .extracting(Application::id)
                .doesNotContain(id);
        refuses(() -> applications.delete(id));
        refuses(() -> applications.rotateSecret(id));
        refuses(() -> applications.addRedirectUri(id, RedirectUri.of("https://evil.example/")));
        refuses(() -> applications.update(
                id, ApplicationPatch.builder().name(Change.set("Mine")).build()));
        assertThat(realm.realm().clients().findByClientId(client)).hasSize(1);
    }

    @Test
    void aChangeLeavesWhatAnAdministratorSetAsItIs() {
        ClientRepresentation client = foreign();
        client.setRedirectUris(List.of("https://shop.example.com/*"));
        client.setDirectAccessGrantsEnabled(true);
        client.setAttributes(Map.of("tls.client.certificate.bound.access.tokens", "true"));
        Requests.close(realm.realm().clients().create(client));
        ApplicationId id = ApplicationId.of(client.getClientId());

        Application changed = applications.update(
                id, ApplicationPatch.builder().description(Change.set("A shop")).build());

        assertThat(changed.redirectUris()).containsExactly("https://shop.example.com/*");
        assertThat(changed.grantTypes()).contains(GrantType.PASSWORD);
        ClientRepresentation after = realm.client(id.value()).toRepresentation();
        assertThat(after.getDescription()).isEqualTo("A shop");
        assertThat(after.getName()).isNull();
        assertThat(after.getAttributes())
                .containsEntry("tls.client.certificate.bound.access.tokens", "true")
                .doesNotContainKeys("ostiary.type", "pkce.code.challenge.method");
        assertThat(applications
                        .removeRedirectUri(id, "https://shop.example.com/*")
                        .uris())
                .isEmpty();
    }

    @Test
    void theTypeOfAClientThatAnAdministratorMadeIsGuessed() {
        ClientRepresentation phone = foreign();
        phone.setPublicClient(true);
        phone.setRedirectUris(List.of("com.example.phone:/callback"));
        Requests.close(realm.realm().clients().create(phone));
        ClientRepresentation job = foreign();
        job.setStandardFlowEnabled(false);
        job.setServiceAccountsEnabled(true);
        Requests.close(realm.realm().clients().create(job));

        assertThat(type(phone)).isEqualTo(ApplicationType.NATIVE);
        assertThat(type(job)).isEqualTo(ApplicationType.MACHINE);
    }

    @Test
    void aSessionCanBeForAnApplicationAndItsTokensLastAsLongAsItSays() {
        Application shop = applications
                .create(NewApplication.builder("Shop", ApplicationType.WEB)
                        .redirectUris(List.of(RedirectUri.of("https://shop.example.com/callback")))
                        .tokenLifetime(Duration.ofSeconds(77))
                        .build())
                .application();

        SignedIn signedIn = realm.sessions()
                .create(NewSession.of(realm.someUser().id())
                        .forApplication(shop.id().value()));

        Map<String, ?> claims = realm.sessions()
                .verify(signedIn.tokens().accessToken(), shop.id().value())
                .claims();
        assertThat(seconds(claims, "exp") - seconds(claims, "iat")).isEqualTo(77);
    }

    @Test
    void codesOfAnApplicationNeedPkce() {
        Application shop = applications
                .create(NewApplication.of("Shop", ApplicationType.SPA))
                .application();

        assertThat(realm.client(shop.id().value()).toRepresentation().getAttributes())
                .containsEntry("pkce.code.challenge.method", "S256");
    }

    private ApplicationType type(ClientRepresentation client) {
        return applications
                .find(ApplicationId.of(client.getClientId()))
                .orElseThrow()
                .type();
    }

    private static long seconds(Map<String, ?> claims, String claim) {
        return ((Number) Objects.requireNonNull(claims.get(claim))).longValue();
    }

    private static ClientRepresentation foreign() {
        var client = new ClientRepresentation();
        client.setClientId("foreign-" + UUID.randomUUID());
        client.setEnabled(true);
        return client;
    }

    private static void refuses(Runnable change) {
        assertThatExceptionOfType(ConflictException.class).isThrownBy(change::run);
    }
}
