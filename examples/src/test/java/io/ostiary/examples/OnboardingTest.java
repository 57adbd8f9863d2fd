package io.ostiary.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.AlreadyExistsException;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.memory.junit.OstiaryExtension;
import io.ostiary.memory.junit.TestClock;
import io.ostiary.memory.mail.Mail;
import io.ostiary.role.NewRole;
import io.ostiary.session.SignIn;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OstiaryExtension.class)
class OnboardingTest {
    private static final Secret PASSWORD = Secret.of("correct horse battery");

    @BeforeEach
    void thereIsADepartment(Directory directory) {
        directory.roles().create(NewRole.of("sales"), IfExists.FAIL);
    }

    @Test
    void aNewcomerGetsTheRoleOfTheDepartment(Directory directory) {
        User ada = new Onboarding(directory).welcome("ada@example.com", "sales");

        assertThat(directory.roles().of(ada.id(), false))
                .singleElement()
                .satisfies(assigned -> assertThat(assigned.role().key()).isEqualTo("sales"));
    }

    @Test
    void aNewcomerChoosesAPasswordByMailAndSignsIn(Directory directory, MemoryBackend backend) {
        User ada = new Onboarding(directory).welcome("ada@example.com", "sales");

        backend.redeemPasswordReset(mailTo("ada@example.com", backend).token(), PASSWORD);

        assertThat(directory.sessions().authenticate("ada@example.com", PASSWORD))
                .isInstanceOfSatisfying(
                        SignIn.SignedIn.class,
                        signedIn -> assertThat(signedIn.user()).isEqualTo(ada.id()));
    }

    @Test
    void aMailedLinkDoesNotWorkForever(Directory directory, MemoryBackend backend, TestClock clock) {
        new Onboarding(directory).welcome("ada@example.com", "sales");
        Secret token = mailTo("ada@example.com", backend).token();

        clock.advance(Duration.ofDays(30));

        assertThatThrownBy(() -> backend.redeemPasswordReset(token, PASSWORD))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void nobodyIsWelcomedTwice(Directory directory) {
        var onboarding = new Onboarding(directory);
        onboarding.welcome("ada@example.com", "sales");

        assertThatThrownBy(() -> onboarding.welcome("ADA@example.com", "sales"))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void anUnknownDepartmentLeavesNoAccountBehind(Directory directory) {
        assertThatThrownBy(() -> new Onboarding(directory).welcome("ada@example.com", "alchemy"))
                .isInstanceOf(NotFoundException.class);

        assertThat(directory.users().count(UserQuery.all())).isZero();
    }

    @Test
    void aLeaverIsSignedOutAtOnceAndCannotComeBack(Directory directory, MemoryBackend backend) {
        var onboarding = new Onboarding(directory);
        onboarding.welcome("ada@example.com", "sales");
        backend.redeemPasswordReset(mailTo("ada@example.com", backend).token(), PASSWORD);
        var signedIn = (SignIn.SignedIn) directory.sessions().authenticate("ada@example.com", PASSWORD);

        onboarding.sayGoodbye("ada@example.com");

        assertThat(directory
                        .sessions()
                        .verify(signedIn.tokens().accessToken(), null)
                        .active())
                .isFalse();
        assertThat(directory.sessions().authenticate("ada@example.com", PASSWORD))
                .isEqualTo(new SignIn.Rejected(SignIn.Reason.DISABLED, null));
    }

    private static Mail mailTo(String address, MemoryBackend backend) {
        return backend.outbox().lastTo(address).orElseThrow();
    }
}
