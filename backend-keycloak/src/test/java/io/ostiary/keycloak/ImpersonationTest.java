package io.ostiary.keycloak;

import static io.ostiary.keycloak.LiveRealm.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Call;
import io.ostiary.ConflictException;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.backend.Backends;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import io.ostiary.session.NewSession;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** Sessions without a password, by a road that was made for browsers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImpersonationTest {
    private final LiveRealm realm = new LiveRealm();

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void theSessionIsListedRefreshedAndRevokedLikeAnyOther() {
        User ada = realm.someUser();

        SignedIn begun = realm.sessions().create(NewSession.of(ada.id()));

        Session session = Objects.requireNonNull(begun.session());
        assertThat(session.application()).isEqualTo("ostiary");
        assertThat(realm.sessionsOf(ada.id())).containsExactly(session.id());
        assertThat(realm.sessions().list(null, PageRequest.first(100)).items())
                .extracting(Session::id)
                .contains(session.id());
        assertThat(refreshed(begun).session()).extracting(Session::id).isEqualTo(session.id());
        realm.sessions().revoke(session.id());
        assertThat(realm.sessionsOf(ada.id())).isEmpty();
    }

    @Test
    void aSecondFactorStandsInNobodysWay() {
        User ada = realm.someUser();
        assertThat(realm.harness().seedMfaFactor(realm.directory(), ada.id()).type())
                .isEqualTo("totp");

        assertThat(realm.sessions().create(NewSession.of(ada.id())).user()).isEqualTo(ada.id());
    }

    @Test
    void nothingStartsForAUserWhoHasSomethingToDoFirst() {
        User ada = realm.someUser();
        realm.change(ada.id(), changed -> changed.setRequiredActions(List.of("UPDATE_PASSWORD")));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> realm.sessions().create(NewSession.of(ada.id())))
                .withMessageContaining("UPDATE_PASSWORD");

        assertThat(realm.sessionsOf(ada.id())).isEmpty();
    }

    @Test
    void aSessionThatGetsNoTokensIsEnded() {
        User ada = realm.someUser();
        String application = application(client -> client.setConsentRequired(true));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(
                        () -> realm.sessions().create(NewSession.of(ada.id()).forApplication(application)))
                .withMessageContaining("consent");

        assertThat(realm.sessionsOf(ada.id())).isEmpty();
    }

    @Test
    void aRealmThatIsNotSetUpForItSaysSoAndNoSessionStays() {
        try (LiveRealm other = new LiveRealm()) {
            User ada = other.someUser();
            other.changeClient("ostiary", client -> client.setStandardFlowEnabled(false));

            assertThatExceptionOfType(NotConfiguredException.class)
                    .isThrownBy(() -> other.sessions().create(NewSession.of(ada.id())))
                    .withMessageContaining("standard flow of client ostiary")
                    .withMessageContaining("ostiary doctor --fix");

            assertThat(other.sessionsOf(ada.id())).isEmpty();
        }
    }

    @Test
    void theTokensOfAnApplicationAreRefreshedByIt() {
        User ada = realm.someUser();
        String application = application(client -> {});

        SignedIn begun = realm.sessions().create(NewSession.of(ada.id()).forApplication(application));
        SignedIn refreshed = refreshed(begun);

        assertThat(refreshed.session()).extracting(Session::application).isEqualTo(application);
        assertThat(realm.sessions()
                        .verify(refreshed.tokens().accessToken(), application)
                        .active())
                .isTrue();
    }

    @Test
    void anApplicationMayBePublicRequireProofKeysAndHaveItsRedirectUnderARoot() {
        User ada = realm.someUser();
        String application = application(client -> {
            client.setPublicClient(true);
            client.setAttributes(Map.of("pkce.code.challenge.method", "S256"));
            client.setRootUrl("https://app.example.com");
            client.setRedirectUris(List.of("/callback?from=keycloak"));
        });

        SignedIn begun = realm.sessions().create(NewSession.of(ada.id()).forApplication(application));

        assertThat(refreshed(begun).user()).isEqualTo(ada.id());
    }

    @Test
    void anApplicationWhoseTokensAreNotMeantForItIsNotConfigured() {
        User ada = realm.someUser();
        String application = application(client -> client.setProtocolMappers(List.of()));

        assertThatExceptionOfType(NotConfiguredException.class)
                .isThrownBy(
                        () -> realm.sessions().create(NewSession.of(ada.id()).forApplication(application)))
                .withMessageContaining("audience");

        assertThat(realm.sessionsOf(ada.id())).isEmpty();
    }

    @Test
    void anApplicationWithoutARedirectIsNotConfigured() {
        User ada = realm.someUser();
        String application = application(client -> client.setRedirectUris(List.of()));

        assertThatExceptionOfType(NotConfiguredException.class)
                .isThrownBy(
                        () -> realm.sessions().create(NewSession.of(ada.id()).forApplication(application)))
                .withMessageContaining("client " + application);

        assertThat(realm.sessionsOf(ada.id())).isEmpty();
    }

    @Test
    void anUnknownApplicationIsNotFound() {
        User ada = realm.someUser();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () -> realm.sessions().create(NewSession.of(ada.id()).forApplication("nobody's")))
                .satisfies(missing -> assertThat(missing.kind()).isEqualTo("application"));
    }

    /** Keycloak ends the administrator's own session when that is of the same realm. */
    @Test
    void anAdministratorOfTheSameRealmGoesOn() {
        User boss = realm.someUser();
        User ada = realm.someUser();
        var management =
                realm.realm().clients().findByClientId("realm-management").get(0);
        realm.realm()
                .users()
                .get(boss.id().value())
                .roles()
                .clientLevel(management.getId())
                .add(List.of(realm.client("realm-management")
                        .roles()
                        .get("realm-admin")
                        .toRepresentation()));
        try (IdentityBackend own = Backends.open(
                KeycloakProvider.NAME,
                Map.of(
                        "url",
                        KeycloakServer.running().url(),
                        "realm",
                        realm.harness().tenant().value(),
                        "client-id",
                        "admin-cli",
                        "username",
                        Objects.requireNonNull(boss.email()),
                        "password",
                        PASSWORD.reveal()),
                Runtime.SYSTEM)) {
            var sessions =
                    own.directory(realm.harness().tenant(), Call.system("test")).sessions();

            SignedIn first = sessions.create(NewSession.of(ada.id()));
            SignedIn second = sessions.create(NewSession.of(ada.id()));

            assertThat(sessions.list(ada.id(), PageRequest.first(10)).items())
                    .contains(Objects.requireNonNull(first.session()), Objects.requireNonNull(second.session()));
        }
    }

    private SignedIn refreshed(SignedIn signedIn) {
        return (SignedIn) realm.sessions()
                .refresh(Objects.requireNonNull(signedIn.tokens().refreshToken()));
    }

    /** A new application whose tokens are meant for itself, but for the change. */
    private String application(Consumer<ClientRepresentation> change) {
        String id = "app " + UUID.randomUUID();
        var audience = new ProtocolMapperRepresentation();
        audience.setName("audience");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of("included.client.audience", id, "access.token.claim", "true"));
        var client = new ClientRepresentation();
        client.setClientId(id);
        client.setRedirectUris(List.of("https://app.example.com/callback/*"));
        client.setProtocolMappers(List.of(audience));
        change.accept(client);
        Requests.close(realm.realm().clients().create(client));
        return id;
    }
}
