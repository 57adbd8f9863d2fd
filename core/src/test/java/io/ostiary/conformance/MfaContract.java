package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.User;
import java.util.Set;

/** Second factors. */
abstract class MfaContract extends Contract {
    @Needs({CREATE_USER, LIST_MFA_FACTORS})
    void aUserWhoEnrolledNothingHasNoFactor() {
        User user = someUser();

        assertThat(users.mfaFactors(user.id())).isEmpty();
    }

    @Needs({CREATE_USER, LIST_MFA_FACTORS})
    void anEnrolledFactorIsListed() {
        User user = someUser();

        MfaFactor factor = seed(user);

        eventually(() -> assertThat(users.mfaFactors(user.id()))
                .extracting(MfaFactor::id, MfaFactor::type)
                .containsExactly(org.assertj.core.api.Assertions.tuple(factor.id(), factor.type())));
    }

    @Needs({CREATE_USER, LIST_MFA_FACTORS, AUTHENTICATE_USER})
    void aSignInAsksForTheSecondFactor() {
        fixture.require(Means.SECOND_FACTOR_AT_SIGN_IN);
        Secret password = fixture.password();
        User user = someUser(password);
        MfaFactor factor = seed(user);
        eventually(() -> assertThat(users.mfaFactors(user.id())).hasSize(1));

        SignIn outcome = sessions.authenticate(email(user), password);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SignIn.MfaRequired.class,
                        required -> assertThat(required.factors()).contains(factor.type()));
        assertThat(rejected(sessions.authenticate(email(user), fixture.password()))
                        .reason())
                .isEqualTo(SignIn.Reason.BAD_CREDENTIALS);
    }

    @Needs({CREATE_USER, LIST_MFA_FACTORS, RESET_MFA, AUTHENTICATE_USER})
    void aResetRemovesEveryFactorAndTheSignInAsksForNone() {
        Secret password = fixture.password();
        User user = someUser(password);
        MfaFactor first = seed(user);
        MfaFactor second = seed(user);

        assertThat(users.resetMfa(user.id(), Set.of()))
                .extracting(MfaFactor::id)
                .containsExactlyInAnyOrder(first.id(), second.id());

        eventually(() -> assertThat(users.mfaFactors(user.id())).isEmpty());
        assertThat(signIn(user, password).user()).isEqualTo(user.id());
    }

    @Needs(
            value = {CREATE_USER, LIST_MFA_FACTORS, RESET_MFA},
            parameters = "reset_mfa.factors")
    void aResetRemovesTheNamedFactorOnly() {
        User user = someUser();
        MfaFactor first = seed(user);
        MfaFactor second = seed(user);

        assertThat(users.resetMfa(user.id(), Set.of(first.id())))
                .extracting(MfaFactor::id)
                .containsExactly(first.id());

        eventually(() -> assertThat(users.mfaFactors(user.id()))
                .extracting(MfaFactor::id)
                .containsExactly(second.id()));
    }

    @Needs(
            value = {CREATE_USER, LIST_MFA_FACTORS, RESET_MFA},
            parameters = "reset_mfa.factors")
    void aFactorThatIsNotThereIsNotFoundAndNoneIsRemoved() {
        User user = someUser();
        MfaFactor factor = seed(user);

        refuses(NotFoundException.class, () -> users.resetMfa(user.id(), Set.of(factor.id(), "nothing")));

        assertThat(users.mfaFactors(user.id())).extracting(MfaFactor::id).containsExactly(factor.id());
    }

    @Needs({CREATE_USER, RESET_MFA})
    void aResetOfNothingRemovesNothing() {
        User user = someUser();

        assertThat(users.resetMfa(user.id(), Set.of())).isEmpty();
    }

    private MfaFactor seed(User user) {
        return fixture.harness().seedMfaFactor(fixture.unwatchedDirectory(), user.id());
    }
}
