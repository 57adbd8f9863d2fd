package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.ostiary.auth0.emulator.Caller.Result;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInEmulatorTest extends SignInContext {
    @Test
    void theRightPasswordGivesTokens() throws ParseException {
        createUser("ann@example.com", "");

        Result result =
                signIn("ANN@example.com", PASSWORD, ",'audience':'https://api.example.com','scope':'openid email'");

        assertThat(result.status()).isEqualTo(200);
        assertThat(result.text("token_type")).isEqualTo("Bearer");
        assertThat(result.text("scope")).isEqualTo("openid email");
        assertThat(result.json().path("expires_in").asInt()).isEqualTo(86_400);
        assertThat(result.json().has("refresh_token")).isFalse();
        var access = claims(result.text("access_token"));
        assertThat(access.getIssuer()).isEqualTo("https://" + emulator.domain() + "/");
        assertThat(access.getAudience())
                .containsExactly("https://api.example.com", "https://" + emulator.domain() + "/userinfo");
        assertThat(access.getStringClaim("scope")).isEqualTo("openid email");
        var id = claims(result.text("id_token"));
        assertThat(id.getSubject()).isEqualTo(access.getSubject()).startsWith("auth0|");
        assertThat(id.getAudience()).containsExactly(emulator.signInClientId());
        assertThat(id.getStringClaim("email")).isEqualTo("ann@example.com");
    }

    @Test
    void tokensAreSignedByThePublishedKey() throws ParseException, JOSEException {
        createUser("ann@example.com", "");

        SignedJWT token = SignedJWT.parse(signIn("ann@example.com").text("access_token"));

        JWKSet keys =
                JWKSet.parse(anybody.get("/.well-known/jwks.json").response().body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(anybody.get("/.well-known/openid-configuration").text("issuer"))
                .isEqualTo(token.getJWTClaimsSet().getIssuer());
    }

    @Test
    void withoutAnAudienceTheAccessTokenIsOpaqueAndReadsTheProfile() {
        createUser("ann@example.com", ",'given_name':'Ann'");

        String token = signIn("ann@example.com", PASSWORD, ",'scope':'openid profile email'")
                .text("access_token");

        assertThat(token).doesNotContain(".");
        Caller reader = anybody.withAuthorization("Bearer " + token);
        assertThat(reader.get("/userinfo").text("given_name")).isEqualTo("Ann");
        assertThat(reader.get("/userinfo").text("email")).isEqualTo("ann@example.com");
        assertThat(anybody.withAuthorization("Bearer x").get("/userinfo").status())
                .isEqualTo(401);
        emulator.clock().advance(Duration.ofDays(2));
        assertThat(reader.get("/userinfo").status()).isEqualTo(401);
    }

    @Test
    void formsAreTakenAsWellAsJson() throws IOException {
        String form = "grant_type=client_credentials&client_id=" + emulator.clientId() + "&client_secret="
                + emulator.clientSecret() + "&audience="
                + Caller.encode("https://" + emulator.domain() + "/api/v2/");

        Result result = anybody.exchange("POST", "/oauth/token", "application/x-www-form-urlencoded", form);

        assertThat(result.status()).isEqualTo(200);
        assertThat(new Caller(emulator, result.text("access_token"))
                        .get("/users/x")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aManagementTokenHasTheGrantedScopesAndLastsADay() {
        Result result = managementToken("https://" + emulator.domain() + "/api/v2/");

        assertThat(result.json().path("expires_in").asInt()).isEqualTo(86_400);
        assertThat(result.text("scope").split(" ")).contains("read:users", "create:users");
        Caller caller = new Caller(emulator, result.text("access_token"));
        assertThat(caller.get("/users/x").status()).isEqualTo(404);
        emulator.clock().advance(Duration.ofDays(1));
        assertThat(caller.get("/users/x").status()).isEqualTo(401);
    }

    @Test
    void anApplicationGetsTokensForWhatItIsGrantedOnly() {
        assertOAuthError(
                managementToken("https://unknown.example.com"),
                403,
                "access_denied",
                "Service not found: https://unknown.example.com");
        assertThat(managementToken("https://api.example.com").text("error_description"))
                .startsWith("Client is not authorized to access \"https://api.example.com\".");
    }

    @Test
    void aWrongSecretIsUnauthorized() {
        String request = "{'grant_type':'client_credentials','client_id':'%s','client_secret':'x','audience':'x'}";

        assertOAuthError(
                anybody.post("/oauth/token", request.formatted(emulator.clientId())),
                401,
                "access_denied",
                "Unauthorized");
        assertOAuthError(
                anybody.post("/oauth/token", request.formatted("nobody")), 401, "access_denied", "Unauthorized");
    }

    @Test
    void anApplicationUsesItsOwnGrantsOnly() {
        assertOAuthError(
                anybody.post("/oauth/token", client("client_credentials") + ",'audience':'x'}"),
                403,
                "unauthorized_client",
                "Grant type 'client_credentials' not allowed for the client.");
        assertOAuthError(
                anybody.post("/oauth/token", client("magic") + "}"),
                403,
                "unsupported_grant_type",
                "Unsupported grant type: magic");
        assertOAuthError(
                anybody.post("/oauth/token", "{}"), 400, "invalid_request", "Missing required parameter: grant_type");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserLookTheSame() {
        createUser("ann@example.com", "");

        assertOAuthError(signIn("ann@example.com", "wrong", ""), 403, "invalid_grant", "Wrong email or password.");
        assertOAuthError(signIn("bob@example.com", "wrong", ""), 403, "invalid_grant", "Wrong email or password.");
    }

    @Test
    void tooManyWrongPasswordsBlockTheAddressAndShowAsABlock() {
        String ann = user("ann@example.com");
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("ann@example.com", "wrong", "").text("error")).isEqualTo("invalid_grant");
        }

        Result blocked = signIn("ann@example.com", PASSWORD, "");

        assertThat(blocked.status()).isEqualTo(429);
        assertThat(blocked.text("error")).isEqualTo("too_many_attempts");
        assertThat(api.get("/user-blocks/" + ann)
                        .json()
                        .at("/blocked_for/0/identifier")
                        .asText())
                .isEqualTo("ann@example.com");
        assertThat(api.delete("/user-blocks/" + ann).status()).isEqualTo(204);
        assertThat(signIn("ann@example.com").status()).isEqualTo(200);
    }

    @Test
    void aBlockPassesAfterAMonth() {
        createUser("ann@example.com", "");
        for (int i = 0; i < 10; i++) {
            signIn("ann@example.com", "wrong", "");
        }
        assertThat(signIn("ann@example.com", PASSWORD, "").status()).isEqualTo(429);

        emulator.clock().advance(Duration.ofDays(30));

        assertThat(signIn("ann@example.com").status()).isEqualTo(200);
    }

    @Test
    void rightPasswordsInBetweenKeepTheAddressIn() {
        createUser("ann@example.com", "");
        for (int i = 0; i < 15; i++) {
            signIn("ann@example.com", i % 5 == 0 ? PASSWORD : "wrong", "");
        }

        assertThat(signIn("ann@example.com").status()).isEqualTo(200);
    }

    @Test
    void aBlockedUserIsToldSoOnlyWithTheRightPassword() {
        createUser("ann@example.com", ",'blocked':true");

        assertOAuthError(signIn("ann@example.com", PASSWORD, ""), 401, "unauthorized", "user is blocked");
        assertThat(signIn("ann@example.com", "wrong", "").text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void aSecondFactorIsDueAfterTheRightPassword() {
        String ann = user("ann@example.com");
        api.post("/users/" + ann + "/authentication-methods", "{'type':'totp','totp_secret':'JBSWY3DPEHPK3PXP'}");
        api.post("/users/" + ann + "/authentication-methods", "{'type':'phone','phone_number':'+14155550199'}");

        Result due = signIn("ann@example.com", PASSWORD, "");

        assertOAuthError(due, 403, "mfa_required", "Multifactor authentication required");
        Caller owing = anybody.withAuthorization("Bearer " + due.text("mfa_token"));
        assertThat(owing.get("/mfa/authenticators").json().findValuesAsText("authenticator_type"))
                .containsExactly("otp", "oob");
        assertThat(owing.get("/mfa/authenticators").json().findValuesAsText("oob_channel"))
                .containsExactly("sms");
        assertThat(signIn("ann@example.com", "wrong", "").text("error")).isEqualTo("invalid_grant");
        emulator.clock().advance(Duration.ofMinutes(10));
        assertThat(owing.get("/mfa/authenticators").status()).isEqualTo(401);
    }

    @Test
    void aSignInIsNotedInTheProfile() {
        String ann = user("ann@example.com");

        signIn("ann@example.com");
        signIn("ann@example.com");

        Result profile = api.get("/users/" + ann);
        assertThat(profile.json().path("logins_count").asInt()).isEqualTo(2);
        assertThat(profile.json().has("last_login")).isTrue();
    }

    @Test
    void theConnectionMustBeThereAndEnabledForTheApplication() {
        assertThat(anybody.post(
                                "/oauth/token",
                                client("http://auth0.com/oauth/grant-type/password-realm")
                                        + ",'realm':'nowhere','username':'x','password':'x'}")
                        .text("error_description"))
                .isEqualTo("the connection was not found");
        assertThat(anybody.post("/oauth/token", client("password") + ",'username':'x','password':'x'}")
                        .text("error_description"))
                .isEqualTo("Authorization server not configured with default connection.");
    }

    @Test
    void aLinkToANewPasswordIsPromisedToAnybody() {
        createUser("ann@example.com", "");

        for (String email : new String[] {"ann@example.com", "nobody@example.com"}) {
            Result result = anybody.post(
                    "/dbconnections/change_password",
                    "{'client_id':'x','email':'" + email
                            + "','connection':'Username-Password-Authentication','organization':null}");

            assertThat(result.status()).isEqualTo(200);
            assertThat(result.response().body()).isEqualTo("We've just sent you an email to reset your password.");
        }
    }

    private Result managementToken(String audience) {
        return anybody.post(
                "/oauth/token",
                "{'grant_type':'client_credentials','client_id':'" + emulator.clientId() + "','client_secret':'"
                        + emulator.clientSecret() + "','audience':'" + audience + "'}");
    }
}
