package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.net.URI;
import java.util.List;

/** Mail that users get: password resets and verifications of addresses. */
abstract class UserMailContract extends Contract {
    @Needs({CREATE_USER, SEND_PASSWORD_RESET})
    void aPasswordResetIsMailedToTheUser() {
        User user = someUser(fixture.password());

        users.sendPasswordReset(user.id(), null);

        eventually(() -> assertThat(mails(user)).hasSize(1));
    }

    @Needs(
            value = {CREATE_USER, SEND_PASSWORD_RESET},
            parameters = "send_password_reset.redirect_uri")
    void aPasswordResetCanLeadToAnAddress() {
        User user = someUser(fixture.password());

        users.sendPasswordReset(user.id(), fixture.harness().redirect());

        eventually(() -> assertThat(mails(user)).hasSize(1));
    }

    @Needs(
            value = {CREATE_USER, SEND_PASSWORD_RESET},
            parameters = "send_password_reset.redirect_uri")
    void aResetThatLeadsToAnUnsafeAddressIsInvalidAndNotMailed() {
        User user = someUser(fixture.password());

        for (String unsafe : List.of(
                "http://app.example.com/",
                "https://app.example.com/#token",
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://app.example.com/",
                "/relative",
                "https:opaque")) {
            refuses(InvalidArgumentException.class, () -> users.sendPasswordReset(user.id(), URI.create(unsafe)));
        }
        assertThat(mails(user)).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, SEND_PASSWORD_RESET},
            parameters = "create_user.username")
    void aUserWithoutAnAddressGetsNoReset() {
        User user = users.create(NewUser.withUsername(fixture.name()).build());

        refuses(ConflictException.class, () -> users.sendPasswordReset(user.id(), null));
    }

    @Needs({CREATE_USER, SEND_EMAIL_VERIFICATION})
    void aVerificationIsMailedToTheUser() {
        User user = someUser();

        users.sendEmailVerification(user.id());

        eventually(() -> assertThat(mails(user)).hasSize(1));
    }

    @Needs(
            value = {CREATE_USER, SEND_EMAIL_VERIFICATION},
            parameters = "create_user.email_verified")
    void aVerifiedAddressIsNotVerifiedAgain() {
        User user = users.create(
                NewUser.withEmail(fixture.email()).emailVerified(true).build());

        refuses(ConflictException.class, () -> users.sendEmailVerification(user.id()));

        assertThat(mails(user)).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, SEND_EMAIL_VERIFICATION},
            parameters = "create_user.username")
    void aUserWithoutAnAddressGetsNoVerification() {
        User user = users.create(NewUser.withUsername(fixture.name()).build());

        refuses(ConflictException.class, () -> users.sendEmailVerification(user.id()));
    }

    private List<String> mails(User user) {
        return fixture.mailsTo(email(user));
    }
}
