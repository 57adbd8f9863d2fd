package io.ostiary.memory;

import static io.ostiary.memory.Fixture.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.ostiary.IfExists;
import io.ostiary.Secret;
import io.ostiary.session.NewSession;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.session.TokenVerification.Checked;
import io.ostiary.session.TokenVerification.Reason;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.Disablement;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenAttacksTest {
    private final Fixture fixture = Fixture.open();
    private final User ada = fixture.user("ada@example.com");
    private final SignedIn signedIn = fixture.signIn("ada@example.com");
    private JWSObject genuine = parse(signedIn.tokens().accessToken());

    @BeforeEach
    void theGenuineTokenIsActive() {
        genuine = parse(signedIn.tokens().accessToken());
        assertThat(verify(signedIn.tokens().accessToken()).active()).isTrue();
    }

    @Test
    void theTokenSaysWhatItShouldAndNoMore() {
        Map<String, @Nullable Object> claims =
                verify(signedIn.tokens().accessToken()).claims();
        long now = fixture.clock().instant().getEpochSecond();

        assertThat(claims)
                .containsOnlyKeys("iss", "sub", "aud", "exp", "iat", "jti", "sid", "tenant", "roles")
                .containsEntry("iss", "http://localhost/ostiary/main")
                .containsEntry("sub", ada.id().value())
                .containsEntry("aud", "ostiary")
                .containsEntry("iat", now)
                .containsEntry("exp", now + 300)
                .containsEntry("sid", Fixture.session(signedIn).id().value())
                .containsEntry("tenant", "main");
        assertThat(genuine.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        assertThat(genuine.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(signedIn.tokens().accessTokenExpiresAt().getEpochSecond()).isEqualTo(now + 300);
    }

    @Test
    void thePublishedKeyVerifiesTheTokenAndHoldsNothingPrivate() throws ParseException, JOSEException {
        JWKSet published = JWKSet.parse(fixture.backend().jwks(MAIN));
        ECKey key = published.getKeyByKeyId(genuine.getHeader().getKeyID()).toECKey();

        assertThat(genuine.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(key.isPrivate()).isFalse();
        assertThat(fixture.backend().jwks(MAIN)).doesNotContain("\"d\"");
    }

    @Test
    void anUnsignedTokenIsRefused() {
        var unsigned = new PlainObject(new PlainHeader(), genuine.getPayload());

        assertReason(Reason.BAD_SIGNATURE, unsigned.serialize());
    }

    @Test
    void aTokenWhoseSignatureWasCutOffIsRefused() {
        String token = signedIn.tokens().accessToken().reveal();

        assertReason(Reason.BAD_SIGNATURE, token.substring(0, token.lastIndexOf('.') + 1) + "AA");
    }

    @Test
    void aTokenOfAForeignKeyIsRefusedWhateverKeyItNames() throws JOSEException {
        ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID("foreign").generate();
        var signer = new ECDSASigner(foreign);

        for (String kid : List.of("foreign", genuine.getHeader().getKeyID())) {
            var forged = new JWSObject(header(JWSAlgorithm.ES256, kid), genuine.getPayload());
            forged.sign(signer);
            assertReason(Reason.BAD_SIGNATURE, forged.serialize());
        }
    }

    @Test
    void thePublicKeyIsNoSharedSecret() throws JOSEException {
        var forged =
                new JWSObject(header(JWSAlgorithm.HS256, genuine.getHeader().getKeyID()), genuine.getPayload());
        forged.sign(new MACSigner(fixture.backend().jwks(MAIN).getBytes(StandardCharsets.UTF_8)));

        assertReason(Reason.BAD_SIGNATURE, forged.serialize());
    }

    @Test
    void aTokenThatWasAlteredIsRefused() {
        Map<String, Object> claims = new LinkedHashMap<>(genuine.getPayload().toJSONObject());
        claims.put("sub", "somebody-else");
        String[] parts = genuine.serialize().split("\\.", -1);

        assertReason(Reason.BAD_SIGNATURE, parts[0] + "." + new Payload(claims).toBase64URL() + "." + parts[2]);
    }

    @Test
    void aTokenOfAnotherTenantIsOfAnotherIssuer() {
        TenantId other = TenantId.of("other");
        fixture.backend().tenants(Fixture.CALL).create(NewTenant.named("other"), IfExists.FAIL);

        TokenVerification verification = fixture.backend()
                .directory(other, Fixture.CALL)
                .sessions()
                .verify(signedIn.tokens().accessToken(), null);

        assertThat(verification).isEqualTo(TokenVerification.inactive(Reason.WRONG_ISSUER, Checked.SESSION));
    }

    @Test
    void aTokenIsForItsAudienceOnly() {
        Secret token = signedIn.tokens().accessToken();

        assertThat(fixture.sessions().verify(token, "ostiary").active()).isTrue();
        assertThat(fixture.sessions().verify(token, "billing").reason()).isEqualTo(Reason.WRONG_AUDIENCE);

        SignedIn billing = fixture.sessions().create(new NewSession(ada.id(), "billing", Map.of()));
        assertThat(fixture.sessions()
                        .verify(billing.tokens().accessToken(), "billing")
                        .active())
                .isTrue();
    }

    @Test
    void aTokenExpiresBeforeItsSession() {
        fixture.clock().advance(Duration.ofSeconds(299));
        assertThat(verify(signedIn.tokens().accessToken()).active()).isTrue();

        fixture.clock().advance(Duration.ofSeconds(1));
        assertReason(Reason.EXPIRED, signedIn.tokens().accessToken().reveal());
    }

    @Test
    void aTokenFromTheFutureIsNotValidYet() {
        fixture.clock().advance(Duration.ofSeconds(-1));

        assertReason(Reason.EXPIRED, signedIn.tokens().accessToken().reveal());
    }

    @Test
    void aTokenDiesWithItsSession() {
        fixture.sessions().revoke(Fixture.session(signedIn).id());

        assertReason(Reason.SESSION_ENDED, signedIn.tokens().accessToken().reveal());
    }

    @Test
    void aTokenIsWorthNothingWhileItsUserIsDisabledAndAfterTheyAreGone() {
        fixture.users().disable(ada.id(), Disablement.keepingSessions());
        assertReason(Reason.SESSION_ENDED, signedIn.tokens().accessToken().reveal());

        fixture.users().enable(ada.id());
        assertThat(verify(signedIn.tokens().accessToken()).active()).isTrue();

        fixture.users().delete(ada.id());
        assertReason(Reason.SESSION_ENDED, signedIn.tokens().accessToken().reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "not a token", "a.b.c", "a.b.c.d.e", "eyJhbGciOiJFUzI1NiJ9..", "🦊.🦊.🦊"})
    void whatIsNoTokenIsMalformed(String token) {
        assertReason(Reason.MALFORMED, token);
    }

    @Test
    void aTokenLongerThanAnyIssuedIsNotEvenRead() {
        assertReason(Reason.MALFORMED, signedIn.tokens().accessToken().reveal() + "A".repeat(16_384));
        assertReason(Reason.MALFORMED, "e".repeat(1_000_000));
    }

    @Test
    void deeplyNestedHeadersAreMalformed() {
        String nested = "{\"a\":".repeat(2000) + "1" + "}".repeat(2000);
        String header = new Payload(nested).toBase64URL().toString();

        assertReason(Reason.MALFORMED, header + "." + header + ".AA");
    }

    @Test
    void mappedMetadataAndGivenClaimsAreInTheTokenAndTheGivenOnesWin() {
        User bob = fixture.users()
                .create(NewUser.withEmail("bob@example.com")
                        .metadata(Map.of("plan", "pro", "seat", 7, "secret", "no"))
                        .build());
        fixture.directory().claimMappers().set(new ClaimMapper("plan", "https://example.com/plan", true, false));
        fixture.directory().claimMappers().set(new ClaimMapper("seat", "seat", true, true));
        fixture.directory().claimMappers().set(new ClaimMapper("secret", "id_only", false, true));

        SignedIn session = fixture.sessions()
                .create(new NewSession(bob.id(), null, Map.of("seat", 8, "nested", Map.of("a", List.of(1, true)))));

        assertThat(verify(session.tokens().accessToken()).claims())
                .containsEntry("https://example.com/plan", "pro")
                .containsEntry("seat", 8L)
                .containsEntry("nested", Map.of("a", List.of(1L, true)))
                .doesNotContainKeys("secret", "id_only");
    }

    private TokenVerification verify(Secret token) {
        return fixture.sessions().verify(token, null);
    }

    private void assertReason(Reason reason, String token) {
        assertThat(verify(Secret.of(token))).isEqualTo(TokenVerification.inactive(reason, Checked.SESSION));
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String kid) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(kid)
                .build();
    }

    private static JWSObject parse(Secret token) {
        try {
            return JWSObject.parse(token.reveal());
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
