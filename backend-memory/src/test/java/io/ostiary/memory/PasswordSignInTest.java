package io.ostiary.memory;

import static io.ostiary.memory.Fixture.PASSWORD;
import static io.ostiary.memory.Fixture.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.MfaRequired;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.session.SignIn.Rejected;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.user.Disablement;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.User;
import io.ostiary.user.UserStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordSignInTest {
    private static final Rejected BAD_CREDENTIALS = new Rejected(Reason.BAD_CREDENTIALS, null);
    private static final String BCRYPT_OF_CORRECT_HORSE_E =
            "$2b$06$abcdefghijklmnopqrstuuweFluOTZuQ0Boo1w.y.les8URrwaTdW";

    private final Fixture fixture = Fixture.open(Map.of("lock.failures", "3", "lock.duration", "15m"));

    @Test
    void everyAttemptVerifiesExactlyOneHash() {
        fixture.user("ada@example.com");
        fixture.users().create(NewUser.withEmail("nopassword@example.com").build());
        User locked = fixture.user("locked@example.com");
        lock("locked@example.com");
        User disabled = fixture.user("disabled@example.com");
        fixture.users().disable(disabled.id(), Disablement.endingSessions());

        assertThat(fixture.users().find(locked.id()))
                .get()
                .extracting(User::status)
                .isEqualTo(UserStatus.LOCKED);
        assertThat(verifications("nobody@example.com", PASSWORD)).isEqualTo(1);
        assertThat(verifications("nopassword@example.com", PASSWORD)).isEqualTo(1);
        assertThat(verifications("ada@example.com", WRONG)).isEqualTo(1);
        assertThat(verifications("ada@example.com", PASSWORD)).isEqualTo(1);
        assertThat(verifications("locked@example.com", PASSWORD)).isEqualTo(1);
        assertThat(verifications("locked@example.com", WRONG)).isEqualTo(1);
        assertThat(verifications("disabled@example.com", PASSWORD)).isEqualTo(1);
        assertThat(verifications("disabled@example.com", WRONG)).isEqualTo(1);
    }

    @Test
    void anIdentifierIsAnAddressOrAUsernameInWhateverCase() {
        fixture.users()
                .create(NewUser.withEmail("Ada@Example.com")
                        .username("Countess")
                        .password(PASSWORD)
                        .build());

        assertThat(attempt("ADA@example.COM", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(attempt("countess", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void anAddressGoesBeforeAUsernameThatLooksLikeIt() {
        User ada = fixture.user("ada@example.com");
        fixture.users()
                .create(NewUser.withUsername("ada@example.com").password(WRONG).build());

        assertThat(fixture.signIn("ada@example.com").user()).isEqualTo(ada.id());
        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
    }

    @Test
    void wrongPasswordsInARowLockTheUserForAWhile() {
        User ada = fixture.user("ada@example.com");

        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
        fixture.clock().advance(Duration.ofMinutes(5));

        Rejected locked = new Rejected(Reason.LOCKED, Duration.ofMinutes(10));
        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(locked);
        assertThat(attempt("ada@example.com", PASSWORD)).isEqualTo(locked);
        assertThat(fixture.users().find(ada.id()))
                .get()
                .extracting(User::status)
                .isEqualTo(UserStatus.LOCKED);

        fixture.clock().advance(Duration.ofMinutes(10));
        assertThat(fixture.users().find(ada.id()))
                .get()
                .extracting(User::status)
                .isEqualTo(UserStatus.ACTIVE);
        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
        assertThat(attempt("ada@example.com", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void aRightPasswordForgivesTheWrongOnesBeforeIt() {
        fixture.user("ada@example.com");

        for (int round = 0; round < 3; round++) {
            assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
            assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
            assertThat(attempt("ada@example.com", PASSWORD)).isInstanceOf(SignedIn.class);
        }
    }

    @Test
    void aPasswordThatWasTriedWhileTheLockFellIsWorthNothing() {
        fixture.user("ada@example.com");
        fixture.hashing().whileVerifying(() -> {
            fixture.hashing().whileVerifying(() -> {});
            lock("ada@example.com");
        });

        assertThat(attempt("ada@example.com", PASSWORD)).isEqualTo(new Rejected(Reason.LOCKED, Duration.ofMinutes(15)));
    }

    @Test
    void aPasswordThatWasReplacedWhileItWasTriedIsWorthNothing() {
        User ada = fixture.user("ada@example.com");
        fixture.hashing().whileVerifying(() -> fixture.users().setPassword(ada.id(), NewPassword.of(WRONG)));

        assertThat(attempt("ada@example.com", PASSWORD)).isEqualTo(BAD_CREDENTIALS);
    }

    @Test
    void unlockingLetsTheUserInAtOnce() {
        User ada = fixture.user("ada@example.com");
        lock("ada@example.com");

        assertThat(fixture.users().unlock(ada.id()).status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(attempt("ada@example.com", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void onlyTheRightPasswordLearnsThatAUserIsDisabled() {
        User ada = fixture.user("ada@example.com");
        fixture.users().disable(ada.id(), Disablement.endingSessions());

        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
        assertThat(attempt("ada@example.com", PASSWORD)).isEqualTo(new Rejected(Reason.DISABLED, null));
    }

    @Test
    void onlyTheRightPasswordLearnsThatItIsTemporaryOrThatASecondFactorIsDue() {
        User ada = fixture.user("ada@example.com");
        fixture.backend().enrolTotp(Fixture.MAIN, ada.id(), "phone").reveal();
        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
        assertThat(attempt("ada@example.com", PASSWORD)).isEqualTo(new MfaRequired(List.of("totp"), null));

        fixture.users().setPassword(ada.id(), NewPassword.temporary(PASSWORD));
        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
        assertThat(attempt("ada@example.com", PASSWORD)).isEqualTo(new Rejected(Reason.PASSWORD_CHANGE_REQUIRED, null));
    }

    @Test
    void aTenantWithoutPasswordsVerifiesNone() {
        fixture.user("ada@example.com");
        fixture.backend()
                .tenants(Fixture.CALL)
                .update(
                        Fixture.MAIN,
                        new TenantPatch(Change.keep(), Change.keep(), Change.set(Set.of(AuthMethod.PASSKEY))));

        assertThat(verifications("ada@example.com", PASSWORD)).isZero();
        assertThat(attempt("ada@example.com", PASSWORD)).isEqualTo(new Rejected(Reason.METHOD_DISABLED, null));
    }

    @Test
    void anImportedHashIsReplacedAtTheFirstSignInAndNotAgain() {
        Secret password = Secret.of("correct horse é");
        importBcrypt("ada@example.com");

        int before = fixture.hashing().hashed();
        assertThat(attempt("ada@example.com", password)).isInstanceOf(SignedIn.class);
        assertThat(fixture.hashing().hashed()).isEqualTo(before + 1);
        assertThat(attempt("ada@example.com", password)).isInstanceOf(SignedIn.class);
        assertThat(fixture.hashing().hashed()).isEqualTo(before + 1);
        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
    }

    @Test
    void aWrongPasswordReplacesNoHash() {
        importBcrypt("ada@example.com");

        int before = fixture.hashing().hashed();
        assertThat(attempt("ada@example.com", WRONG)).isEqualTo(BAD_CREDENTIALS);
        assertThat(fixture.hashing().hashed()).isEqualTo(before);
    }

    @Test
    void lastSignInIsTold() {
        User ada = fixture.user("ada@example.com");
        fixture.clock().advance(Duration.ofHours(1));
        fixture.signIn("ada@example.com");

        assertThat(fixture.users().find(ada.id()))
                .get()
                .extracting(User::lastSignInAt)
                .isEqualTo(fixture.clock().instant());
    }

    private void importBcrypt(String email) {
        var row = new ImportedUser(
                1, NewUser.withEmail(email).build(), PasswordHash.parse(Secret.of(BCRYPT_OF_CORRECT_HORSE_E)));
        assertThat(fixture.users()
                        .importAll(List.of(row), ImportMode.CREATE, ImportProgress.NONE)
                        .created())
                .isEqualTo(1);
    }

    private void lock(String email) {
        for (int i = 0; i < 3; i++) {
            assertThat(attempt(email, WRONG)).isEqualTo(BAD_CREDENTIALS);
        }
    }

    private int verifications(String identifier, Secret password) {
        int before = fixture.hashing().verified();
        attempt(identifier, password);
        return fixture.hashing().verified() - before;
    }

    private SignIn attempt(String identifier, Secret password) {
        return fixture.sessions().authenticate(identifier, password);
    }
}
