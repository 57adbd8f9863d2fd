package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class GrantsEmulatorTest extends SignInContext {
    @Test
    void refreshTokensAreListedAndRevokedAsDeviceCredentials() {
        String ann = user("ann@example.com");
        String token = signIn("ann@example.com").text("refresh_token");

        JsonNode listed = api.get("/device-credentials?include_totals=true&type=rotating_refresh_token&user_id=" + ann)
                .json();
        assertThat(listed.get("total").asInt()).isEqualTo(1);
        assertThat(api.get("/device-credentials?type=refresh_token&user_id=" + ann)
                        .json())
                .isEmpty();
        String id = listed.at("/device_credentials/0/id").asText();
        assertThat(api.delete("/device-credentials/" + id).status()).isEqualTo(204);
        assertThat(refresh(token).status()).isEqualTo(403);
        assertThat(api.delete("/device-credentials/" + id).status()).isEqualTo(204);
        assertThat(api.get("/device-credentials?type=nonsense").status()).isEqualTo(400);
    }

    @Test
    void aGrantThatIsTakenBackTakesItsRefreshTokensAlong() {
        String ann = user("ann@example.com");
        String token = signIn("ann@example.com").text("refresh_token");

        JsonNode grant = api.get("/grants?user_id=" + ann).json().get(0);
        assertThat(grant.get("clientID").asText()).isEqualTo(emulator.signInClientId());
        assertThat(grant.get("audience").asText()).isEqualTo(Auth0Emulator.AUDIENCE);
        assertThat(grant.get("id").asText()).matches("[0-9a-f]{24}");
        assertThat(api.delete("/grants?user_id=" + ann).status()).isEqualTo(204);
        assertThat(refresh(token).status()).isEqualTo(403);
        assertThat(api.get("/grants?user_id=" + ann).json()).isEmpty();
        assertThat(api.delete("/grants").status()).isEqualTo(400);
    }
}
