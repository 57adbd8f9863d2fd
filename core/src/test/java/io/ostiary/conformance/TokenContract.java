package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.session.TokenVerification.Reason;
import io.ostiary.user.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifying access tokens. */
abstract class TokenContract extends Contract {
    @Needs({CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN})
    void aTokenThatWasIssuedIsActiveAndTellsWhoseItIs() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);

        TokenVerification verification = sessions.verify(signedIn.tokens().accessToken(), null);

        assertThat(verification.active()).isTrue();
        assertThat(verification.reason()).isNull();
        assertThat(verification.claims())
                .containsEntry("sub", user.id().value())
                .containsKeys("iss", "exp", "iat");
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN})
    void theIssuerIsTheOneThatTokensName() {
        assertThat(sessions.verify(token(), null).claims())
                .containsEntry("iss", fixture.directory().issuer().toString());
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN},
            parameters = "verify_token.audience")
    void aTokenIsForItsAudienceOnly() {
        Secret token = token();
        Object audience = sessions.verify(token, null).claims().get("aud");

        assertThat(sessions.verify(token, first(audience)).active()).isTrue();
        isInactive(sessions.verify(token, "somebody-else-" + fixture.mark()), Reason.WRONG_AUDIENCE);
    }

    @Needs(VERIFY_TOKEN)
    void whatIsNoTokenIsMalformed() {
        for (String garbage : List.of(
                " ",
                "garbage",
                "a.b.c",
                "..",
                "💥.💥.💥",
                "x".repeat(100_000),
                encode("{}") + "." + encode("{}"),
                encode("not json") + "." + encode("{}") + "." + encode("x"))) {
            isInactive(sessions.verify(Secret.of(garbage), null), Reason.MALFORMED);
        }
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN})
    void aTokenWhoseClaimsWereChangedHasABadSignature() {
        String[] parts = parts(token());
        String forged = decode(parts[1]).replaceFirst("\"sub\":\"", "\"sub\":\"x");

        isInactive(verify(parts[0], encode(forged), parts[2]), Reason.BAD_SIGNATURE);
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN})
    void aTokenWhoseSignatureWasChangedHasABadSignature() {
        String[] parts = parts(token());
        byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
        signature[3] ^= 1;

        isInactive(
                verify(
                        parts[0],
                        parts[1],
                        Base64.getUrlEncoder().withoutPadding().encodeToString(signature)),
                Reason.BAD_SIGNATURE);
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN})
    void aTokenOfAnAlgorithmThatIsNotAllowedHasABadSignature() {
        String[] parts = parts(token());

        isInactive(verify(header(parts, "HS256"), parts[1], parts[2]), Reason.BAD_SIGNATURE);
        isInactive(verify(header(parts, "none"), parts[1], ""), Reason.BAD_SIGNATURE);
        assertThat(verify(header(parts, "none"), parts[1], parts[2]).active()).isFalse();
        assertThat(verify(header(parts, "None"), parts[1], "").active()).isFalse();
        assertThat(verify(header(parts, "HS256"), parts[1], "").active()).isFalse();
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, REVOKE_SESSION, VERIFY_TOKEN})
    void theTokenOfARevokedSessionIsWorthless() {
        Secret password = fixture.password();
        SignIn.SignedIn signedIn = signIn(someUser(password), password);

        sessions.revoke(session(signedIn).id());

        isWorthless(signedIn.tokens().accessToken());
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, REVOKE_USER_SESSIONS, VERIFY_TOKEN})
    void theTokensOfAUsersEndedSessionsAreWorthless() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);

        sessions.revokeAll(user.id(), null);

        isWorthless(signedIn.tokens().accessToken());
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN})
    void aTokenExpires() {
        Secret password = fixture.password();
        SignIn.SignedIn signedIn = signIn(someUser(password), password);
        Secret token = signedIn.tokens().accessToken();
        assertThat(sessions.verify(token, null).active()).isTrue();

        fixture.advance(Duration.between(
                        session(signedIn).createdAt(), signedIn.tokens().accessTokenExpiresAt())
                .plusMinutes(2));

        isInactive(sessions.verify(token, null), Reason.EXPIRED);
    }

    private Secret token() {
        Secret password = fixture.password();
        return signIn(someUser(password), password).tokens().accessToken();
    }

    private TokenVerification verify(String header, String payload, String signature) {
        return sessions.verify(fixture.watch().guard(Secret.of(header + "." + payload + "." + signature)), null);
    }

    private static void isInactive(TokenVerification verification, Reason reason) {
        assertThat(verification.active()).isFalse();
        assertThat(verification.reason()).isEqualTo(reason);
        assertThat(verification.claims()).isEmpty();
    }

    private static String header(String[] parts, String algorithm) {
        return encode(decode(parts[0]).replaceFirst("\"alg\":\"[^\"]*\"", "\"alg\":\"" + algorithm + "\""));
    }

    private static String[] parts(Secret token) {
        return token.reveal().split("\\.", -1);
    }

    private static String first(@Nullable Object audience) {
        return String.valueOf(audience instanceof List<?> list ? list.get(0) : audience);
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
