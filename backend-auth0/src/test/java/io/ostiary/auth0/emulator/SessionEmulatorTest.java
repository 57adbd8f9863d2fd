package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.auth0.emulator.Caller.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionEmulatorTest extends SignInContext {
    @Test
    void aRefreshTokenRotatesAndKeepsItsId() {
        String ann = user("ann@example.com");
        String first = signIn("ann@example.com").text("refresh_token");
        String id = onlyToken(ann).path("id").asText();

        Result refreshed = refresh(first);

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.text("refresh_token")).isNotEmpty().isNotEqualTo(first);
        assertThat(refreshed.text("access_token")).isNotEmpty();
        assertThat(onlyToken(ann).path("id").asText()).isEqualTo(id);
        assertThat(onlyToken(ann).path("rotating").asBoolean()).isTrue();
        assertThat(onlyToken(ann).has("last_exchanged_at")).isTrue();
    }

    @Test
    void aRefreshTokenThatIsUsedTwiceEndsItsSuccessorToo() {
        String ann = user("ann@example.com");
        String first = signIn("ann@example.com").text("refresh_token");
        String second = refresh(first).text("refresh_token");

        assertOAuthError(refresh(first), 403, "invalid_grant", "Unknown or invalid refresh token.");

        assertThat(refresh(second).status()).isEqualTo(403);
        assertThat(api.get("/users/" + ann + "/refresh-tokens").json().path("tokens"))
                .isEmpty();
    }

    @Test
    void aRefreshTokenEndsWhenItIsIdleOrOld() {
        createUser("ann@example.com", "");
        String idle = signIn("ann@example.com").text("refresh_token");
        emulator.clock().advance(Duration.ofDays(15));
        assertThat(refresh(idle).status()).isEqualTo(403);

        String used = signIn("ann@example.com").text("refresh_token");
        for (int i = 0; i < 2; i++) {
            emulator.clock().advance(Duration.ofDays(14));
            used = refresh(used).text("refresh_token");
        }
        emulator.clock().advance(Duration.ofDays(2));
        assertThat(refresh(used).status()).isEqualTo(403);
    }

    @Test
    void aBlockedUsersRefreshTokenIsRefused() {
        String ann = user("ann@example.com");
        String token = signIn("ann@example.com").text("refresh_token");
        api.patch("/users/" + ann, "{'blocked':true}");

        assertOAuthError(refresh(token), 403, "invalid_grant", "user is blocked");
    }

    @Test
    void anApplicationRevokesItsTokenAndAnUnknownOneJustTheSame() {
        createUser("ann@example.com", "");
        String token = signIn("ann@example.com").text("refresh_token");

        for (int i = 0; i < 2; i++) {
            Result revoked = anybody.post(
                    "/oauth/revoke",
                    "{'client_id':'" + emulator.signInClientId() + "','client_secret':'" + emulator.signInClientSecret()
                            + "','token':'" + token + "'}");
            assertThat(revoked.status()).isEqualTo(200);
            assertThat(revoked.response().body()).isEmpty();
        }

        assertThat(refresh(token).status()).isEqualTo(403);
    }

    @Test
    void aPasswordMakesARefreshTokenButNoSession() {
        String ann = user("ann@example.com");
        signIn("ann@example.com", PASSWORD, ",'scope':'openid'");
        assertThat(api.get("/users/" + ann + "/refresh-tokens").json().path("tokens"))
                .isEmpty();

        signIn("ann@example.com");

        JsonNode token = onlyToken(ann);
        assertThat(token.path("client_id").asText()).isEqualTo(emulator.signInClientId());
        assertThat(token.path("session_id").isNull()).isTrue();
        assertThat(token.at("/resource_servers/0/audience").asText()).isEqualTo("https://api.example.com");
        assertThat(token.at("/resource_servers/0/scopes").asText()).isEqualTo("openid offline_access");
        assertThat(api.get("/refresh-tokens/" + token.path("id").asText()).json())
                .isEqualTo(token);
        assertThat(api.get("/users/" + ann + "/sessions").json().path("sessions"))
                .isEmpty();
    }

    @Test
    void aBrowserMakesASession() {
        String ann = user("ann@example.com");
        String id = browse(ann);

        JsonNode session = api.get("/users/" + ann + "/sessions").json().at("/sessions/0");

        assertThat(session.path("id").asText()).isEqualTo(id);
        assertThat(session.at("/authentication/methods/0/name").asText()).isEqualTo("pwd");
        assertThat(api.get("/sessions/" + id).json()).isEqualTo(session);
        emulator.clock().advance(Duration.ofDays(4));
        Caller later = new Caller(emulator, emulator.tokenOfAll());
        assertRefused(later.get("/sessions/" + id), 404, "inexistent_session", "The session does not exist.");
    }

    @Test
    void listsGoOnWhereAPageEnded() {
        String ann = user("ann@example.com");
        String first = browse(ann);
        String second = browse(ann);
        String list = "/users/" + ann + "/sessions?take=1";

        Result page = api.get(list);
        assertThat(page.json().at("/sessions/0/id").asText()).isEqualTo(first);
        Result last = api.get(list + "&from=" + page.text("next"));
        assertThat(last.json().at("/sessions/0/id").asText()).isEqualTo(second);
        assertThat(last.json().has("next")).isFalse();
        assertThat(api.get(list + "&from=x").status()).isEqualTo(400);
        assertThat(api.get("/users/" + ann + "/sessions?take=101").status()).isEqualTo(400);
    }

    @Test
    void whatIsRevokedIsGoneSomeTimeAfterIt() {
        String ann = user("ann@example.com");
        String session = browse(ann);
        String token = signIn("ann@example.com").text("refresh_token");
        String id = onlyToken(ann).path("id").asText();
        emulator.switches().revocationTime(Duration.ofSeconds(5));

        assertThat(api.send("POST", "/sessions/" + session + "/revoke", null).status())
                .isEqualTo(202);
        assertThat(api.delete("/refresh-tokens/" + id).status()).isEqualTo(202);

        assertThat(api.get("/sessions/" + session).status()).isEqualTo(200);
        assertThat(api.get("/refresh-tokens/" + id).status()).isEqualTo(200);
        emulator.clock().advance(Duration.ofSeconds(5));
        assertThat(api.get("/sessions/" + session).status()).isEqualTo(404);
        assertRefused(
                api.get("/refresh-tokens/" + id), 404, "inexistent_refresh_token", "The refresh token does not exist.");
        assertThat(refresh(token).status()).isEqualTo(403);
    }

    @Test
    void deletingWhatIsNotThereIsAccepted() {
        assertThat(api.delete("/sessions/x").status()).isEqualTo(202);
        assertThat(api.delete("/refresh-tokens/x").status()).isEqualTo(202);
        assertThat(api.send("POST", "/sessions/x/revoke", null).status()).isEqualTo(404);
    }

    @Test
    void allOfAUserIsRevokedAtOnce() {
        String ann = user("ann@example.com");
        String bob = user("bob@example.com");
        for (String user : List.of(ann, bob)) {
            browse(user);
            browse(user);
        }
        signIn("ann@example.com");

        assertThat(api.delete("/users/" + ann + "/sessions").status()).isEqualTo(202);
        assertThat(api.get("/users/" + ann + "/sessions").json().path("sessions"))
                .isEmpty();
        assertThat(onlyToken(ann).has("id")).isTrue();
        assertThat(api.delete("/users/" + ann + "/refresh-tokens").status()).isEqualTo(202);
        assertThat(api.get("/users/" + ann + "/refresh-tokens").json().path("tokens"))
                .isEmpty();
        assertThat(api.get("/users/" + bob + "/sessions").json().path("sessions"))
                .hasSize(2);
    }

    @Test
    void accessIsRevokedForOneSessionOrForAll() {
        String ann = user("ann@example.com");
        String one = browse(ann);
        browse(ann);
        signIn("ann@example.com");
        String revoke = "/users/" + ann + "/revoke-access";

        assertThat(api.post(revoke, "{'session_id':'" + one + "'}").status()).isEqualTo(202);
        assertThat(api.get("/users/" + ann + "/sessions").json().path("sessions"))
                .hasSize(1);
        assertThat(api.post(revoke, "{'preserve_refresh_tokens':true}").status())
                .isEqualTo(202);
        assertThat(api.get("/users/" + ann + "/sessions").json().path("sessions"))
                .isEmpty();
        assertThat(onlyToken(ann).has("id")).isTrue();
        assertThat(api.post(revoke, "{}").status()).isEqualTo(202);
        assertThat(api.get("/users/" + ann + "/refresh-tokens").json().path("tokens"))
                .isEmpty();
    }

    @Test
    void aDeletedUsersTokensAreWorthless() {
        String ann = user("ann@example.com");
        String token = signIn("ann@example.com").text("refresh_token");

        api.delete("/users/" + ann);

        assertThat(refresh(token).status()).isEqualTo(403);
        assertThat(api.get("/users/" + ann + "/refresh-tokens").status()).isEqualTo(404);
    }

    @Test
    void onlySomePlansLookAtSessions() {
        String ann = user("ann@example.com");
        emulator.switches().lack(Feature.SESSIONS);

        for (String path : List.of("/users/" + ann + "/sessions", "/users/" + ann + "/refresh-tokens", "/sessions/x")) {
            assertThat(api.get(path).errorCode()).isEqualTo("insufficient_entitlement");
            assertThat(api.get(path).status()).isEqualTo(403);
        }
    }

    private JsonNode onlyToken(String user) {
        JsonNode tokens = api.get("/users/" + user + "/refresh-tokens").json().path("tokens");
        assertThat(tokens).hasSize(1);
        return tokens.path(0);
    }

    private String browse(String user) {
        return emulator.signInByBrowser(user.replace("%7C", "|"));
    }
}
