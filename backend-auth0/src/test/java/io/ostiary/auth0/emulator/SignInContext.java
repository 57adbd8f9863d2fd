package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.ostiary.auth0.emulator.Caller.Result;
import java.text.ParseException;

/** A tenant, and an application that signs its users in. */
abstract class SignInContext extends EmulatorContext {
    static final String PASSWORD = "Correct-horse-9";

    final Caller anybody = new Caller(emulator.url(), null);

    /** Signs in with more parameters, such as {@code ,'scope':'openid'}. */
    final Result signIn(String email, String password, String more) {
        return anybody.post(
                "/oauth/token",
                client("http://auth0.com/oauth/grant-type/password-realm")
                        + ",'realm':'Username-Password-Authentication'," + "'username':'" + email + "','password':'"
                        + password + "'" + more + "}");
    }

    /** Signs in for the API, with a refresh token. */
    final Result signIn(String email) {
        Result result =
                signIn(email, PASSWORD, ",'audience':'https://api.example.com','scope':'openid offline_access'");
        assertThat(result.status()).isEqualTo(200);
        return result;
    }

    final Result refresh(String token) {
        return anybody.post("/oauth/token", client("refresh_token") + ",'refresh_token':'" + token + "'}");
    }

    /** The start of a request of the application that signs users in. */
    final String client(String grantType) {
        return "{'grant_type':'" + grantType + "','client_id':'" + emulator.signInClientId() + "','client_secret':'"
                + emulator.signInClientSecret() + "'";
    }

    static void assertOAuthError(Result result, int status, String error, String description) {
        assertThat(result.text("error_description")).isEqualTo(description);
        assertThat(result.text("error")).isEqualTo(error);
        assertThat(result.status()).isEqualTo(status);
    }

    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
