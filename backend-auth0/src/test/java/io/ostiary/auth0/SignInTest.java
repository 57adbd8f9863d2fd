package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Call;
import io.ostiary.NotConfiguredException;
import io.ostiary.Origin;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.UnauthenticatedException;
import io.ostiary.session.Session;
import io.ostiary.session.SessionKind;
import io.ostiary.session.Sessions;
import io.ostiary.session.SignIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.Disablement;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final Secret PASSWORD = Secret.of("Canary-Password-1!");

    private final Emulated emulated = new Emulated();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void aDisabledUserIsToldApartOnceThePasswordIsRight() {
        User user = user();
        emulated.directory().users().disable(user.id(), Disablement.keepingSessions());

        assertThat(reason(signIn("ada@example.com", PASSWORD))).isEqualTo(SignIn.Reason.DISABLED);
        assertThat(reason(signIn("ada@example.com", Secret.of("wrong")))).isEqualTo(SignIn.Reason.BAD_CREDENTIALS);
    }

    @Test
    void aGrantTypeThatIsOffIsNamed() {
        user();
        emulated.patch("clients/" + emulated.tenant.signInClientId(), "{\"grant_types\":[\"refresh_token\"]}");

        assertThatThrownBy(() -> signIn("ada@example.com", PASSWORD))
                .isInstanceOf(NotConfiguredException.class)
                .hasMessageContaining("http://auth0.com/oauth/grant-type/password-realm")
                .hasMessageContaining("ostiary doctor --fix");
    }

    @Test
    void anApplicationThatAuth0RefusesIsToldApartFromAUser() {
        try (Emulated wrong = new Emulated(Map.of("sign-in-client-secret", "wrong"))) {
            assertThatThrownBy(() -> wrong.directory().sessions().authenticate("ada@example.com", PASSWORD))
                    .isInstanceOf(UnauthenticatedException.class)
                    .hasMessageContaining("sign-in-client-secret");
        }
        try (Emulated wrong = new Emulated(Map.of("audience", "https://nowhere"))) {
            wrong.directory()
                    .users()
                    .create(NewUser.withEmail("ada@example.com")
                            .password(PASSWORD)
                            .build());

            assertThatThrownBy(() -> wrong.directory().sessions().authenticate("ada@example.com", PASSWORD))
                    .isInstanceOf(NotConfiguredException.class)
                    .hasMessageContaining("audience");
        }
    }

    @Test
    void wrongPasswordsCountAgainstWhoeverSendsThem() {
        User user = user();
        for (int attempt = 0; attempt < 10; attempt++) {
            sessions("203.0.113.7").authenticate("ada@example.com", Secret.of("wrong"));
        }

        assertThat(reason(sessions("203.0.113.7").authenticate("ada@example.com", PASSWORD)))
                .isEqualTo(SignIn.Reason.LOCKED);
        assertThat(sessions("203.0.113.8").authenticate("ada@example.com", PASSWORD))
                .isInstanceOfSatisfying(
                        SignIn.SignedIn.class,
                        signedIn -> assertThat(signedIn.user()).isEqualTo(user.id()));
    }

    @Test
    void sessionsOfBrowsersAndRefreshTokensAreListedTogether() {
        User user = user();
        String browser = emulated.tenant.signInByBrowser(user.id().value());
        signIn("ada@example.com", PASSWORD);
        var sessions = emulated.directory().sessions();

        var listed = sessions.list(user.id(), PageRequest.first()).items();

        assertThat(listed)
                .extracting(Session::kind)
                .containsExactlyInAnyOrder(SessionKind.SESSION, SessionKind.REFRESH_TOKEN);
        assertThat(listed).extracting(session -> session.id().value()).contains(browser);
        listed.forEach(session -> {
            assertThat(sessions.find(session.id())).contains(session);
            sessions.revoke(session.id());
        });
        assertThat(sessions.list(user.id(), PageRequest.first()).items()).isEmpty();
    }

    @Test
    void forgedTokensOfUnknownKeysCostOneLookForKeys() {
        String forged = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Im5vdGhpbmcifQ"
                + ".eyJzdWIiOiJub2JvZHkiLCJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl";

        for (int times = 0; times < 5; times++) {
            assertThat(emulated.directory()
                            .sessions()
                            .verify(Secret.of(forged), null)
                            .reason())
                    .isEqualTo(TokenVerification.Reason.BAD_SIGNATURE);
        }

        assertThat(emulated.tenant.log().exchanges("GET /.well-known/jwks.json"))
                .hasSize(1);
    }

    private User user() {
        return emulated.directory()
                .users()
                .create(NewUser.withEmail("ada@example.com").password(PASSWORD).build());
    }

    private SignIn signIn(String identifier, Secret password) {
        return emulated.directory().sessions().authenticate(identifier, password);
    }

    private Sessions sessions(String address) {
        Call call = new Call("test", "1", null, new Origin("http", address));
        return emulated.backend
                .directory(TenantId.of(emulated.tenant.domain()), call)
                .sessions();
    }

    private static SignIn.Reason reason(SignIn outcome) {
        assertThat(outcome).isInstanceOf(SignIn.Rejected.class);
        return ((SignIn.Rejected) outcome).reason();
    }
}
