package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IdentityException.Code;
import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import java.util.List;

/** Taking over password hashes from elsewhere. */
abstract class PasswordHashContract extends Contract {
    @Needs(
            value = {IMPORT_USERS, AUTHENTICATE_USER},
            parameters = "import_users.hash_format.bcrypt")
    void bcryptHashesAreTakenOver() {
        Hashes.BCRYPT.forEach(this::isTakenOver);
    }

    @Needs(
            value = {IMPORT_USERS, AUTHENTICATE_USER},
            parameters = "import_users.hash_format.argon2")
    void argon2HashesAreTakenOver() {
        Hashes.ARGON2.forEach(this::isTakenOver);
    }

    @Needs(
            value = {IMPORT_USERS, AUTHENTICATE_USER},
            parameters = "import_users.hash_format.pbkdf2")
    void pbkdf2HashesAreTakenOver() {
        Hashes.PBKDF2.forEach(this::isTakenOver);
    }

    @Needs(
            value = {IMPORT_USERS, COUNT_USERS},
            parameters = {"import_users.hash_format.bcrypt", "count_users.query"})
    void aMalformedBcryptHashIsInvalidAndItsRowWritesNothing() {
        isRefused("$2b$04$tooShort");
    }

    @Needs(
            value = {IMPORT_USERS, COUNT_USERS},
            parameters = {"import_users.hash_format.argon2", "count_users.query"})
    void aMalformedArgon2HashIsInvalidAndItsRowWritesNothing() {
        isRefused("$argon2id$v=19$m=256,t=2$c2FsdA$AAAA");
    }

    @Needs(
            value = {IMPORT_USERS, COUNT_USERS},
            parameters = {"import_users.hash_format.pbkdf2", "count_users.query"})
    void aMalformedPbkdf2HashIsInvalidAndItsRowWritesNothing() {
        isRefused("$pbkdf2-sha256$i=many$c2FsdA$AAAA");
    }

    @Needs(
            value = {IMPORT_USERS, COUNT_USERS},
            parameters = {"import_users.hash_format.bcrypt", "count_users.query"})
    void aBcryptHashThatCostsTooMuchIsInvalid() {
        isRefused("$2b$31$abcdefghijklmnopqrstuu9wCzzHDFpLGH0hKavY2haJpIpQMbiqi");
    }

    @Needs(
            value = {IMPORT_USERS, COUNT_USERS},
            parameters = {"import_users.hash_format.argon2", "count_users.query"})
    void anArgon2HashThatCostsTooMuchIsInvalid() {
        isRefused(
                "$argon2id$v=19$m=4194304,t=1000,p=1$c2FsdHNhbHRzYWx0c2FsdA$moxrNB+Obpo89UriR9PgGA+ZB7jva3WHl9Vp2tVlwCk");
    }

    @Needs(
            value = {IMPORT_USERS, COUNT_USERS},
            parameters = {"import_users.hash_format.pbkdf2", "count_users.query"})
    void aPbkdf2HashThatCostsTooMuchIsInvalid() {
        isRefused("$pbkdf2-sha256$i=2147483647$c2FsdHNhbHRzYWx0c2FsdA$uo3VfqYVVQuhm7/UGr1IHMQ0HN4QVGw5zBZriFnOxr8");
    }

    @Needs(
            value = {CREATE_USER, IMPORT_USERS, AUTHENTICATE_USER},
            parameters = {
                "import_users.mode",
                "import_users.mode.upsert_password_hash",
                "import_users.hash_format.argon2"
            })
    void anUpdateWithAHashReplacesThePassword() {
        Secret old = fixture.password();
        User there = someUser(old);
        ImportedUser row = new ImportedUser(1, NewUser.withEmail(email(there)).build(), Hashes.argon2(fixture));

        Imports.row(this, row, ImportMode.UPSERT);

        assertThat(rejected(sessions.authenticate(email(there), old)).reason())
                .isEqualTo(SignIn.Reason.BAD_CREDENTIALS);
        assertThat(signIn(there, Hashes.password(fixture)).user()).isEqualTo(there.id());
    }

    private void isTakenOver(String encoded) {
        String email = fixture.email();
        ImportedUser row = new ImportedUser(1, NewUser.withEmail(email).build(), Hashes.of(fixture, encoded));

        ImportReport report = Imports.row(this, row, ImportMode.CREATE);

        assertThat(report).as(encoded).isEqualTo(new ImportReport(1, 0, List.of()));
        assertThat(rejected(sessions.authenticate(email, fixture.password())).reason())
                .as(encoded)
                .isEqualTo(SignIn.Reason.BAD_CREDENTIALS);
        signedIn(sessions.authenticate(email, Hashes.password(fixture)));
        signedIn(sessions.authenticate(email, Hashes.password(fixture)));
    }

    private void isRefused(String encoded) {
        ImportedUser row =
                new ImportedUser(1, NewUser.withEmail(fixture.email()).build(), Hashes.of(fixture, encoded));

        ImportReport report = Imports.row(this, row, ImportMode.CREATE);

        assertThat(report.created()).isZero();
        assertThat(report.failures()).singleElement().extracting(Failure::code).isEqualTo(Code.INVALID_ARGUMENT);
        eventually(() ->
                assertThat(users.count(UserQuery.containing(fixture.mark()))).isZero());
    }
}
