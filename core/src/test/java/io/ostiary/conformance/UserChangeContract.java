package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.user.Disablement;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserStatus;

/** Disabling and enabling users, and the verified flag. */
abstract class UserChangeContract extends Contract {
    @Needs(
            value = {CREATE_USER, DISABLE_USER, GET_USER},
            parameters = {"disable_user.reason", "create_user.given_name"})
    void aDisabledUserKeepsTheirDataAndTheReasonIsThere() {
        User user =
                users.create(NewUser.withEmail(fixture.email()).givenName("Ada").build());

        User disabled = users.disable(user.id(), new Disablement("left the company", false));

        assertThat(disabled.status()).isEqualTo(UserStatus.DISABLED);
        User found = reread(user.id());
        assertThat(found.status()).isEqualTo(UserStatus.DISABLED);
        assertThat(found.disabledReason()).isEqualTo("left the company");
        assertThat(found.email()).isEqualTo(user.email());
        assertThat(found.givenName()).isEqualTo("Ada");
    }

    @Needs(
            value = {CREATE_USER, DISABLE_USER, GET_USER},
            parameters = "disable_user.reason")
    void disablingADisabledUserReplacesTheReason() {
        User user = someUser();
        users.disable(user.id(), new Disablement("first", false));

        users.disable(user.id(), new Disablement("second", false));

        assertThat(reread(user.id()).disabledReason()).isEqualTo("second");
        assertThat(reread(user.id()).status()).isEqualTo(UserStatus.DISABLED);

        users.disable(user.id(), Disablement.keepingSessions());

        assertThat(reread(user.id()).disabledReason()).isNull();
    }

    @Needs({CREATE_USER, DISABLE_USER, AUTHENTICATE_USER})
    void aDisabledUserCannotSignIn() {
        Secret password = fixture.password();
        User user = someUser(password);

        users.disable(user.id(), Disablement.keepingSessions());

        assertThat(rejected(sessions.authenticate(email(user), password)).reason())
                .isEqualTo(SignIn.Reason.DISABLED);
    }

    @Needs({CREATE_USER, DISABLE_USER, AUTHENTICATE_USER, REFRESH_SESSION})
    void aDisabledUserCannotRefresh() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);

        users.disable(user.id(), Disablement.keepingSessions());

        eventually(() -> rejected(sessions.refresh(refreshToken(signedIn))));
    }

    @Needs({CREATE_USER, DISABLE_USER, AUTHENTICATE_USER, VERIFY_TOKEN})
    void theTokenOfADisabledUserIsWorthless() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);

        users.disable(user.id(), Disablement.keepingSessions());

        isWorthless(signedIn.tokens().accessToken());
    }

    @Needs(
            value = {CREATE_USER, DISABLE_USER, ENABLE_USER, AUTHENTICATE_USER, GET_SESSION, REFRESH_SESSION},
            parameters = "disable_user.revoke_sessions")
    void disablingEndsTheSessionsForGoodWhereAsked() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);

        users.disable(user.id(), Disablement.endingSessions());
        users.enable(user.id());

        eventually(() -> assertThat(sessions.find(session(signedIn).id())).isEmpty());
        eventually(() -> rejected(sessions.refresh(refreshToken(signedIn))));
    }

    @Needs({CREATE_USER, DISABLE_USER, ENABLE_USER, AUTHENTICATE_USER, GET_SESSION})
    void disablingLeavesTheSessionsWhereAsked() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);

        users.disable(user.id(), Disablement.keepingSessions());
        users.enable(user.id());

        assertThat(sessions.find(session(signedIn).id())).isPresent();
    }

    @Needs(
            value = {CREATE_USER, DISABLE_USER, ENABLE_USER, GET_USER, AUTHENTICATE_USER},
            parameters = "disable_user.reason")
    void enablingUndoesDisabling() {
        Secret password = fixture.password();
        User user = someUser(password);
        users.disable(user.id(), new Disablement("a mistake", false));

        User enabled = users.enable(user.id());

        assertThat(enabled.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(reread(user.id()).status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(reread(user.id()).disabledReason()).isNull();
        assertThat(signIn(user, password).user()).isEqualTo(user.id());
    }

    @Needs({CREATE_USER, ENABLE_USER, GET_USER})
    void enablingAnEnabledUserChangesNothing() {
        User user = someUser();

        User enabled = users.enable(user.id());

        assertThat(enabled.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(reread(user.id()).email()).isEqualTo(user.email());
    }

    @Needs({CREATE_USER, SET_EMAIL_VERIFIED, GET_USER})
    void anAddressIsMarkedAsVerifiedAndAsNotVerified() {
        User user = someUser();

        assertThat(users.setEmailVerified(user.id(), true).emailVerified()).isTrue();
        assertThat(reread(user.id()).emailVerified()).isTrue();

        assertThat(users.setEmailVerified(user.id(), false).emailVerified()).isFalse();
        assertThat(reread(user.id()).emailVerified()).isFalse();
        assertThat(reread(user.id()).email()).isEqualTo(user.email());
    }

    @Needs(
            value = {CREATE_USER, SET_EMAIL_VERIFIED, UPDATE_USER, GET_USER},
            parameters = "update_user.email")
    void aVerifiedAddressThatChangesInMoreThanItsCaseIsNotVerified() {
        String address = fixture.mark() + "-bianchi@example.com";
        User user = users.create(NewUser.withEmail(address).build());
        users.setEmailVerified(user.id(), true);
        UserPatch lookAlike = UserPatch.builder()
                .email(Change.set(address.replace("bianchi", "bıanchi")))
                .build();

        try {
            users.update(user.id(), lookAlike);
        } catch (InvalidArgumentException e) {
            assertThat(reread(user.id()).email()).isEqualTo(address);
            return;
        }

        assertThat(reread(user.id()).emailVerified()).isFalse();
    }

    @Needs(
            value = {CREATE_USER, SET_EMAIL_VERIFIED},
            parameters = "create_user.username")
    void anAddressThatIsNotThereCannotBeVerified() {
        User user = users.create(NewUser.withUsername(fixture.name()).build());

        refuses(ConflictException.class, () -> users.setEmailVerified(user.id(), true));
    }
}
