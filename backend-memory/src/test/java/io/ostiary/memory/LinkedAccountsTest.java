package io.ostiary.memory;

import static io.ostiary.memory.Fixture.PASSWORD;
import static io.ostiary.memory.Fixture.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.SignIn.MfaRequired;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.session.SignIn.Rejected;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserMatch;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkedAccountsTest {
    private final Fixture fixture = Fixture.open();
    private final User ada = fixture.users()
            .create(NewUser.withEmail("ada@example.com").emailVerified(true).build());
    private final User countess = fixture.users()
            .create(NewUser.withEmail("Countess@example.com")
                    .username("countess")
                    .givenName("Augusta")
                    .password(PASSWORD)
                    .metadata(Map.of("plan", "pro"))
                    .build());

    @AfterEach
    void everyIndexAgrees() {
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void theSecondaryIsGoneAndItsNamesMeanThePrimary() {
        User linked = fixture.users().link(ada.id(), countess.id());

        assertThat(linked.identities())
                .extracting(LinkedIdentity::email, LinkedIdentity::primary)
                .containsExactly(tuple("ada@example.com", true), tuple("Countess@example.com", false));
        assertThat(fixture.users().find(countess.id())).isEmpty();
        assertThat(resolve("email:countess@EXAMPLE.com").user()).isEqualTo(linked);
        assertThat(resolve("countess").user()).isEqualTo(linked);
        assertThatThrownBy(() -> resolve("id:" + countess.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> fixture.user("countess@example.com")).isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void theSecondarysAddressIsNoVerifiedMatchHoweverVerifiedThePrimarysIs() {
        fixture.users().link(ada.id(), countess.id());

        assertThat(resolve("ada@example.com").byUnverifiedEmail()).isFalse();
        assertThat(resolve("countess@example.com").by()).isEqualTo(UserMatch.By.EMAIL);
        assertThat(resolve("countess@example.com").byUnverifiedEmail()).isTrue();
    }

    @Test
    void theSecondarysPasswordSignsInAsThePrimary() {
        fixture.users().setPassword(ada.id(), NewPassword.of(WRONG));
        fixture.users().link(ada.id(), countess.id());

        assertThat(fixture.signIn("countess@example.com").user()).isEqualTo(ada.id());
        assertThat(fixture.signIn("COUNTESS").user()).isEqualTo(ada.id());
        assertThat(fixture.sessions().authenticate("countess", WRONG))
                .isEqualTo(new Rejected(Reason.BAD_CREDENTIALS, null));
        assertThat(fixture.sessions().authenticate("ada@example.com", WRONG)).isInstanceOf(SignedIn.class);
    }

    @Test
    void theSecondarysSessionsEnd() {
        SignedIn session = fixture.signIn("countess");
        fixture.users().link(ada.id(), countess.id());

        assertThat(fixture.sessions().find(Fixture.session(session).id())).isEmpty();
    }

    @Test
    void unlinkingBringsTheAccountBackUnderItsOldIdWithoutItsRoles() {
        Role editor =
                fixture.roles().create(NewRole.of("editor"), IfExists.FAIL).value();
        fixture.roles().assign(countess.id(), editor.id(), null);
        User linked = fixture.users().link(ada.id(), countess.id());
        SignedIn session = fixture.signIn("countess");

        User split = fixture.users().unlink(ada.id(), linked.identities().get(1).id());

        assertThat(split).isEqualTo(countess);
        assertThat(fixture.users().find(countess.id())).contains(countess);
        assertThat(fixture.directory().metadata().get(countess.id(), MetadataKeys.all()))
                .isEqualTo(Map.of("plan", "pro"));
        assertThat(fixture.roles().of(countess.id(), true)).isEmpty();
        assertThat(fixture.sessions().find(Fixture.session(session).id())).isEmpty();
        assertThat(fixture.signIn("countess").user()).isEqualTo(countess.id());
        assertThat(fixture.users().find(ada.id()).orElseThrow().identities()).hasSize(1);
    }

    @Test
    void linkingALinkedAccountTakesItsIdentitiesAlongEachOfWhichComesBackAlone() {
        User byron = fixture.user("byron@example.com");
        fixture.users().link(countess.id(), byron.id());

        User linked = fixture.users().link(ada.id(), countess.id());

        assertThat(linked.identities())
                .extracting(LinkedIdentity::email)
                .containsExactly("ada@example.com", "Countess@example.com", "byron@example.com");
        assertThat(fixture.signIn("byron@example.com").user()).isEqualTo(ada.id());

        User split = fixture.users().unlink(ada.id(), linked.identities().get(1).id());
        assertThat(split.identities()).hasSize(1);
        assertThat(fixture.signIn("byron@example.com").user()).isEqualTo(ada.id());
        assertThat(fixture.signIn("countess").user()).isEqualTo(countess.id());
    }

    @Test
    void aSecondFactorOfEitherAccountIsDueForBoth() {
        fixture.backend().enrolTotp(Fixture.MAIN, countess.id(), null).reveal();
        fixture.users().setPassword(ada.id(), NewPassword.of(PASSWORD));
        fixture.users().link(ada.id(), countess.id());

        assertThat(fixture.sessions().authenticate("ada@example.com", PASSWORD)).isInstanceOf(MfaRequired.class);
        assertThat(fixture.sessions().authenticate("countess", PASSWORD)).isInstanceOf(MfaRequired.class);
        assertThat(fixture.users().resetMfa(ada.id(), Set.of())).hasSize(1);
        assertThat(fixture.sessions().authenticate("countess", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void aDisabledAccountIsNotLinked() {
        fixture.users().disable(countess.id(), Disablement.endingSessions());

        assertThatThrownBy(() -> fixture.users().link(ada.id(), countess.id()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("disabled");
        assertThat(fixture.sessions().authenticate("countess", PASSWORD))
                .isEqualTo(new Rejected(Reason.DISABLED, null));
    }

    @Test
    void linkingDoesNotLiftTheLockOfEitherAccount() {
        lock("countess");
        assertThat(fixture.users().link(ada.id(), countess.id()).status()).isEqualTo(UserStatus.LOCKED);
        assertThat(fixture.sessions().authenticate("countess", PASSWORD))
                .isEqualTo(new Rejected(Reason.LOCKED, Duration.ofMinutes(15)));

        User byron = fixture.user("byron@example.com");
        fixture.clock().advance(Duration.ofMinutes(5));
        lock("byron@example.com");
        fixture.users().link(ada.id(), byron.id());
        assertThat(fixture.sessions().authenticate("countess", PASSWORD))
                .isEqualTo(new Rejected(Reason.LOCKED, Duration.ofMinutes(15)));
    }

    @Test
    void wrongPasswordsBeforeLinkingStillCountAndThoseOfAnExpiredLockDoNot() {
        lock("countess");
        fixture.clock().advance(Duration.ofMinutes(15));
        User byron = fixture.user("byron@example.com");
        for (int i = 0; i < 9; i++) {
            assertThat(fixture.sessions().authenticate("byron@example.com", WRONG))
                    .isEqualTo(new Rejected(Reason.BAD_CREDENTIALS, null));
        }
        fixture.users().link(countess.id(), byron.id());

        assertThat(fixture.sessions().authenticate("countess", WRONG))
                .isEqualTo(new Rejected(Reason.BAD_CREDENTIALS, null));
        assertThat(fixture.sessions().authenticate("countess", PASSWORD))
                .isEqualTo(new Rejected(Reason.LOCKED, Duration.ofMinutes(15)));
    }

    @Test
    void unlinkingFromALockedAccountLeavesBothLocked() {
        User linked = fixture.users().link(ada.id(), countess.id());
        lock("countess");

        User split = fixture.users().unlink(ada.id(), linked.identities().get(1).id());

        assertThat(split.status()).isEqualTo(UserStatus.LOCKED);
        assertThat(fixture.users().find(ada.id()).orElseThrow().status()).isEqualTo(UserStatus.LOCKED);
        assertThat(fixture.sessions().authenticate("countess", PASSWORD))
                .isEqualTo(new Rejected(Reason.LOCKED, Duration.ofMinutes(15)));
    }

    @Test
    void unlinkingFromADisabledAccountLeavesBothDisabled() {
        User linked = fixture.users().link(ada.id(), countess.id());
        fixture.users().disable(ada.id(), new Disablement("left", true));

        User split = fixture.users().unlink(ada.id(), linked.identities().get(1).id());

        assertThat(split.status()).isEqualTo(UserStatus.DISABLED);
        assertThat(split.disabledReason()).isEqualTo("left");
        assertThat(fixture.sessions().authenticate("countess", PASSWORD))
                .isEqualTo(new Rejected(Reason.DISABLED, null));
    }

    @Test
    void deletingThePrimaryFreesEveryName() {
        fixture.users().link(ada.id(), countess.id());
        fixture.users().delete(ada.id());

        assertThat(fixture.user("countess@example.com").id()).isNotEqualTo(countess.id());
        assertThat(fixture.user("ada@example.com").id()).isNotEqualTo(ada.id());
    }

    @Test
    void aPrimaryCannotTakeTheAddressThatItsLinkedIdentityHas() {
        fixture.users().link(ada.id(), countess.id());
        UserPatch patch =
                UserPatch.builder().email(Change.set("countess@example.com")).build();

        assertThatThrownBy(() -> fixture.users().update(ada.id(), patch)).isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void whatCannotBeLinkedOrUnlinkedIsRefused() {
        List<LinkedIdentity> own = ada.identities();

        assertThatThrownBy(() -> fixture.users().link(ada.id(), ada.id())).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> fixture.users().unlink(ada.id(), own.get(0).id()))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> fixture.users().unlink(ada.id(), IdentityId.of("nobody's")))
                .isInstanceOf(NotFoundException.class);
    }

    private void lock(String identifier) {
        for (int i = 0; i < 10; i++) {
            assertThat(fixture.sessions().authenticate(identifier, WRONG)).isInstanceOf(Rejected.class);
        }
    }

    private UserMatch resolve(String reference) {
        return fixture.users().resolve(UserRef.parse(reference));
    }
}
