package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.user.Disablement;
import io.ostiary.user.NewPassword;
import io.ostiary.user.User;
import io.ostiary.user.UserStatus;

/** Setting passwords. */
abstract class PasswordContract extends Contract {
    @Needs({CREATE_USER, SET_PASSWORD, AUTHENTICATE_USER})
    void aUserWithoutAPasswordGetsOne() {
        User user = someUser();
        Secret password = fixture.password();

        users.setPassword(user.id(), NewPassword.of(password));

        assertThat(signIn(user, password).user()).isEqualTo(user.id());
    }

    @Needs({CREATE_USER, SET_PASSWORD, AUTHENTICATE_USER})
    void aNewPasswordReplacesTheOldOne() {
        Secret old = fixture.password();
        Secret replacement = fixture.password();
        User user = someUser(old);

        users.setPassword(user.id(), NewPassword.of(replacement));

        assertThat(rejected(sessions.authenticate(email(user), old)).reason()).isEqualTo(SignIn.Reason.BAD_CREDENTIALS);
        assertThat(signIn(user, replacement).user()).isEqualTo(user.id());
    }

    @Needs({CREATE_USER, SET_PASSWORD, AUTHENTICATE_USER, REFRESH_SESSION})
    void sessionsGoOnWhenThePasswordChanges() {
        Secret old = fixture.password();
        User user = someUser(old);
        SignIn.SignedIn before = signIn(user, old);

        users.setPassword(user.id(), NewPassword.of(fixture.password()));

        signedIn(sessions.refresh(refreshToken(before)));
    }

    @Needs(
            value = {CREATE_USER, SET_PASSWORD, AUTHENTICATE_USER},
            parameters = "set_password.temporary")
    void aTemporaryPasswordHasToBeChangedFirst() {
        User user = someUser();
        Secret temporary = fixture.password();

        users.setPassword(user.id(), NewPassword.temporary(temporary));

        assertThat(rejected(sessions.authenticate(email(user), temporary)).reason())
                .isEqualTo(SignIn.Reason.PASSWORD_CHANGE_REQUIRED);
        assertThat(rejected(sessions.authenticate(email(user), fixture.password()))
                        .reason())
                .isEqualTo(SignIn.Reason.BAD_CREDENTIALS);
    }

    @Needs(
            value = {CREATE_USER, SET_PASSWORD, AUTHENTICATE_USER},
            parameters = "set_password.temporary")
    void aPasswordThatStaysReplacesATemporaryOne() {
        User user = someUser();
        Secret lasting = fixture.password();
        users.setPassword(user.id(), NewPassword.temporary(fixture.password()));

        users.setPassword(user.id(), NewPassword.of(lasting));

        assertThat(signIn(user, lasting).user()).isEqualTo(user.id());
    }

    @Needs({CREATE_USER, SET_PASSWORD, AUTHENTICATE_USER})
    void aPasswordAgainstThePolicyIsInvalidAndTheOldOneStays() {
        Secret old = fixture.password();
        User user = someUser(old);
        Secret replacement = fixture.password();
        users.setPassword(user.id(), NewPassword.of(replacement));

        fixture.weakPassword()
                .ifPresent(weak -> refuses(
                        InvalidArgumentException.class, () -> users.setPassword(user.id(), NewPassword.of(weak))));

        assertThat(signIn(user, replacement).user()).isEqualTo(user.id());
    }

    @Needs({CREATE_USER, DISABLE_USER, SET_PASSWORD, GET_USER, AUTHENTICATE_USER})
    void settingAPasswordLeavesADisabledUserDisabled() {
        User user = someUser(fixture.password());
        users.disable(user.id(), Disablement.keepingSessions());
        Secret password = fixture.password();

        users.setPassword(user.id(), NewPassword.of(password));

        assertThat(reread(user.id()).status()).isEqualTo(UserStatus.DISABLED);
        assertThat(rejected(sessions.authenticate(email(user), password)).reason())
                .isEqualTo(SignIn.Reason.DISABLED);
    }
}
