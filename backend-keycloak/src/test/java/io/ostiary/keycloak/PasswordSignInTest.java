package io.ostiary.keycloak;

import static io.ostiary.keycloak.LiveRealm.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.ConflictException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.MfaRequired;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.session.SignIn.Rejected;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a password is answered with by a server that has few answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordSignInTest {
    private static final String TOTP =
            "{\"subType\":\"totp\",\"period\":30,\"digits\":6,\"algorithm\":\"HmacSHA1\",\"counter\":0}";
    private static final String HOTP =
            "{\"subType\":\"hotp\",\"period\":30,\"digits\":6,\"algorithm\":\"HmacSHA1\",\"counter\":0}";
    private static final String KEY = "{\"aaguid\":\"00000000-0000-0000-0000-000000000000\",\"credentialId\":\"AAAA\","
            + "\"counter\":0,\"attestationStatementFormat\":\"none\",\"credentialPublicKey\":\"AAAA\"}";
    private static final String CODES =
            "{\"hashIterations\":1,\"algorithm\":\"RS512\",\"totalCodes\":12,\"remainingCodes\":12}";
    private static final String SEED = "{\"value\":\"JBSWY3DPEHPK3PXP\"}";

    private final LiveRealm realm = new LiveRealm();

    @AfterAll
    void close() {
        realm.close();
    }

    @ParameterizedTest
    @CsvSource({"otp, totp", "hotp, hotp", "webauthn, webauthn", "recovery-authn-codes, recovery-codes"})
    void noKindOfSecondFactorIsPassedOver(String credential, String factor) {
        User ada = realm.someUser();
        switch (credential) {
            case "otp" -> realm.enrol(ada.id(), "otp", SEED, TOTP);
            case "hotp" -> realm.enrol(ada.id(), "otp", SEED, HOTP);
            case "webauthn" -> realm.enrol(ada.id(), "webauthn", "{}", KEY);
            default ->
                realm.enrol(ada.id(), credential, "{\"codes\":[{\"number\":1,\"encodedHashedValue\":\"x\"}]}", CODES);
        }

        assertThat(signIn(ada, PASSWORD)).isEqualTo(new MfaRequired(List.of(factor), null));

        assertThat(realm.sessionsOf(ada.id())).isEmpty();
        assertThat(signIn(ada, Secret.of("wrong 1"))).isEqualTo(new Rejected(Reason.BAD_CREDENTIALS, null));
    }

    @Test
    void everyKindOfFactorIsTold() {
        User ada = realm.someUser();
        realm.enrol(ada.id(), "otp", SEED, TOTP);
        realm.enrol(ada.id(), "otp", SEED, TOTP);
        realm.enrol(ada.id(), "webauthn", "{}", KEY);

        assertThat(signIn(ada, PASSWORD))
                .isInstanceOfSatisfying(
                        MfaRequired.class,
                        required -> assertThat(required.factors()).containsExactlyInAnyOrder("totp", "webauthn"));
        assertThat(realm.users().mfaFactors(ada.id())).hasSize(3);
    }

    @Test
    void aPasskeyThatNeedsNoPasswordIsNoSecondFactor() {
        User ada = realm.someUser();
        realm.enrol(ada.id(), "webauthn-passwordless", "{}", KEY);

        assertThat(realm.users().mfaFactors(ada.id())).isEmpty();
        assertThat(signIn(ada, PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void theRightPasswordWithoutTheSecondFactorLocksNobody() {
        User ada = realm.someUser();
        MfaFactor factor = realm.harness().seedMfaFactor(realm.directory(), ada.id());
        int moreThanTheLimit = realm.realm().toRepresentation().getFailureFactor() + 1;

        for (int times = 0; times < moreThanTheLimit; times++) {
            assertThat(signIn(ada, PASSWORD)).isInstanceOf(MfaRequired.class);
        }

        assertThat(realm.users().resetMfa(ada.id(), Set.of()))
                .extracting(MfaFactor::id)
                .containsExactly(factor.id());
        assertThat(signIn(ada, PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void theSameUserSignsInSeveralTimesAtOnce() throws Exception {
        User ada = realm.someUser();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<SignIn>> signIns = IntStream.range(0, 16)
                    .mapToObj(each -> threads.submit(() -> signIn(ada, PASSWORD)))
                    .toList();

            for (Future<SignIn> signIn : signIns) {
                assertThat(signIn.get()).isInstanceOf(SignedIn.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(realm.sessionsOf(ada.id())).hasSize(16);
    }

    @Test
    void aRequiredActionThatOnlyABrowserCanDoIsTold() {
        User ada = realm.someUser();
        realm.change(ada.id(), changed -> changed.setRequiredActions(List.of("TERMS_AND_CONDITIONS")));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> signIn(ada, PASSWORD))
                .withMessageContaining("TERMS_AND_CONDITIONS");
    }

    @Test
    void nobodySignsInByAFlowThatPassesSecondFactorsOver() {
        try (LiveRealm other = new LiveRealm()) {
            User ada = other.someUser();
            other.changeClient(
                    "ostiary", client -> client.setAuthenticationFlowBindingOverrides(Map.of("direct_grant", "")));

            assertThatExceptionOfType(NotConfiguredException.class)
                    .isThrownBy(() -> other.sessions().authenticate(email(ada), PASSWORD))
                    .withMessageContaining("ostiary doctor --fix");
        }
    }

    private SignIn signIn(User user, Secret password) {
        return realm.sessions().authenticate(email(user), password);
    }

    private static String email(User user) {
        return Objects.requireNonNull(user.email());
    }
}
