package io.ostiary.memory;

import static io.ostiary.memory.Fixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.BackendFailureException;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.memory.mail.Mail;
import io.ostiary.memory.mail.MailSender;
import io.ostiary.memory.mail.Outbox;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailedLinksTest {
    private static final Secret NEW_PASSWORD = Secret.of("a brand new one");

    private final Fixture fixture = Fixture.open();
    private final User ada = fixture.user("Ada@example.com");

    @Test
    void aResetLinkLeadsToTheRedirectWithTheToken() {
        fixture.users().sendPasswordReset(ada.id(), URI.create("https://app.example.com/reset?lang=en"));

        Mail mail = lastMail();
        assertThat(mail.type()).isEqualTo(EmailTemplateType.PASSWORD_RESET);
        assertThat(mail.to()).isEqualTo("Ada@example.com");
        assertThat(mail.link().reveal())
                .isEqualTo("https://app.example.com/reset?lang=en&token="
                        + mail.token().reveal());
        assertThat(mail.expiresAt()).isEqualTo(fixture.clock().instant().plus(Duration.ofHours(1)));
        assertThat(mail.toString()).doesNotContain(mail.token().reveal());
    }

    @Test
    void aResetLinkWithoutRedirectLeadsToTheTenantsPage() {
        fixture.users().sendPasswordReset(ada.id(), null);

        assertThat(lastMail().link().reveal()).startsWith("http://localhost/ostiary/main/reset-password?token=");
    }

    @Test
    void redeemingAResetChangesThePasswordOnceVerifiesTheAddressAndEndsSessions() {
        SignedIn session = fixture.signIn("ada@example.com");
        fixture.users().sendPasswordReset(ada.id(), null);
        Secret token = lastMail().token();

        assertThat(fixture.backend().redeemPasswordReset(token, NEW_PASSWORD).emailVerified())
                .isTrue();

        assertThat(fixture.sessions().find(Fixture.session(session).id())).isEmpty();
        assertThat(fixture.sessions().authenticate("ada@example.com", NEW_PASSWORD))
                .isInstanceOf(SignedIn.class);
        assertThat(fixture.sessions().authenticate("ada@example.com", PASSWORD)).isNotInstanceOf(SignedIn.class);
        assertWorthless(token);
    }

    @Test
    void ofManyWhoRedeemATokenAtOnceExactlyOneSucceeds() {
        fixture.users().sendPasswordReset(ada.id(), null);
        Secret token = lastMail().token();

        List<Boolean> outcomes = Race.of(8, i -> {
            try {
                return fixture.backend()
                        .redeemPasswordReset(token, NEW_PASSWORD)
                        .emailVerified();
            } catch (InvalidArgumentException e) {
                return false;
            }
        });

        assertThat(outcomes).containsOnlyOnce(true);
    }

    @Test
    void aResetExpiresAfterAnHour() {
        fixture.users().sendPasswordReset(ada.id(), null);
        fixture.clock().advance(Duration.ofHours(1));

        assertWorthless(lastMail().token());
    }

    @Test
    void aNewerMailMakesTheOlderWorthless() {
        fixture.users().sendPasswordReset(ada.id(), null);
        Secret older = lastMail().token();
        fixture.users().sendPasswordReset(ada.id(), null);

        assertWorthless(older);
        assertThat(fixture.backend().redeemPasswordReset(lastMail().token(), NEW_PASSWORD))
                .isNotNull();
    }

    @Test
    void aMailToAnAddressThatIsNoLongerTheUsersIsWorthless() {
        fixture.users().sendPasswordReset(ada.id(), null);
        fixture.users()
                .update(
                        ada.id(),
                        UserPatch.builder().email(Change.set("new@example.com")).build());

        assertWorthless(lastMail().token());
    }

    @Test
    void aTokenOfOneKindIsWorthlessForTheOther() {
        fixture.users().sendEmailVerification(ada.id());

        assertWorthless(lastMail().token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "!!!.b", "bWFpbgphZGE.b", "bWFpbgo.b", "Z29uZQphZGE.b"})
    void whatIsNoTokenIsWorthless(String token) {
        assertWorthless(Secret.of(token));
    }

    @Test
    void redeemingAVerificationVerifiesTheAddressOnce() {
        fixture.users().sendEmailVerification(ada.id());
        Secret token = lastMail().token();
        fixture.clock().advance(Duration.ofHours(23));

        assertThat(fixture.backend().redeemEmailVerification(token).emailVerified())
                .isTrue();
        assertThatThrownBy(() -> fixture.backend().redeemEmailVerification(token))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> fixture.users().sendEmailVerification(ada.id()))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void nobodyWithoutAnAddressIsMailed() {
        User bob = fixture.users().create(NewUser.withUsername("bob").build());

        assertThatThrownBy(() -> fixture.users().sendPasswordReset(bob.id(), null))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> fixture.users().sendEmailVerification(bob.id()))
                .isInstanceOf(ConflictException.class);
        assertThat(fixture.backend().outbox().mails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/",
                "https://app.example.com:8443/reset?lang=en",
                "http://localhost:3000/reset",
                "http://127.0.0.1/reset",
                "http://[::1]:8080/reset",
                "HTTPS://App.Example.com"
            })
    void anEncryptedOrLocalRedirectIsAccepted(String redirect) {
        fixture.users().sendPasswordReset(ada.id(), URI.create(redirect));

        assertThat(lastMail().link().reveal()).startsWith(redirect);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com/",
                "http://localhost.example.com/",
                "http://127.0.0.1.example.com/",
                "https://app.example.com/#fragment",
                "https://app.example.com/#",
                "https://user@app.example.com/",
                "https://localhost@evil.example.com/",
                "javascript:alert(1)",
                "//app.example.com/",
                "/reset",
                "https:/reset",
                "app://callback"
            })
    void anyOtherRedirectIsRefusedAndNothingIsMailed(String redirect) {
        assertThatThrownBy(() -> fixture.users().sendPasswordReset(ada.id(), URI.create(redirect)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("redirect_uri");
        assertThat(fixture.backend().outbox().mails()).isEmpty();
    }

    @Test
    void theOutboxKeepsTheNewestMails() {
        for (int i = 0; i < Outbox.CAPACITY + 5; i++) {
            fixture.clock().advance(Duration.ofSeconds(1));
            fixture.users().sendPasswordReset(ada.id(), null);
        }

        List<Mail> mails = fixture.backend().outbox().mails();
        assertThat(mails).hasSize(Outbox.CAPACITY);
        assertThat(mails.get(mails.size() - 1).sentAt())
                .isEqualTo(fixture.clock().instant());
        fixture.backend().outbox().clear();
        assertThat(fixture.backend().outbox().lastTo("ada@example.com")).isEmpty();
    }

    @Test
    void aMailThatCannotBeSentIsAFailureOfTheBackend() {
        try (var backend = MemoryBackend.builder()
                .passwordHashing(fixture.hashing())
                .mailSender(mail -> {
                    throw new IllegalStateException("no mail server");
                })
                .open()) {
            var users = backend.directory(Fixture.MAIN, Fixture.CALL).users();
            User bob = users.create(NewUser.withEmail("bob@example.com").build());

            assertThatThrownBy(() -> users.sendEmailVerification(bob.id())).isInstanceOf(BackendFailureException.class);
        }
    }

    @Test
    void aMailThatCannotBeSentLeavesTheEarlierLinkGood() {
        var outbox = new Outbox();
        var broken = new AtomicBoolean();
        try (var backend = MemoryBackend.builder()
                .passwordHashing(fixture.hashing())
                .clock(fixture.clock())
                .mailSender(mail -> {
                    if (broken.get()) {
                        fixture.clock().advance(Duration.ofMinutes(1));
                        throw new IllegalStateException("no mail server");
                    }
                    outbox.send(mail);
                })
                .open()) {
            var hurried = Fixture.CALL.until(fixture.clock().instant().plusSeconds(1));
            var users = backend.directory(Fixture.MAIN, hurried).users();
            User bob = users.create(NewUser.withEmail("bob@example.com").build());
            users.sendPasswordReset(bob.id(), null);
            broken.set(true);

            assertThatThrownBy(() -> users.sendPasswordReset(bob.id(), null))
                    .isInstanceOf(BackendFailureException.class);

            Secret token = outbox.lastTo("bob@example.com").orElseThrow().token();
            assertThat(backend.redeemPasswordReset(token, NEW_PASSWORD).id()).isEqualTo(bob.id());
        }
    }

    @Test
    void anEarlierLinkIsGoodUntilANewerOneIsHandedOver() {
        var outbox = new Outbox();
        List<Runnable> meanwhile = new ArrayList<>();
        try (var backend = MemoryBackend.builder()
                .passwordHashing(fixture.hashing())
                .mailSender(mail -> {
                    meanwhile.forEach(Runnable::run);
                    outbox.send(mail);
                })
                .open()) {
            var users = backend.directory(Fixture.MAIN, Fixture.CALL).users();
            User bob = users.create(NewUser.withEmail("bob@example.com").build());
            users.sendEmailVerification(bob.id());
            Secret token = outbox.lastTo("bob@example.com").orElseThrow().token();
            meanwhile.add(
                    () -> assertThat(backend.redeemEmailVerification(token).emailVerified())
                            .isTrue());

            users.sendEmailVerification(bob.id());
        }
    }

    @Test
    void ofTwoMailsAtOnceThatCannotBeSentNeitherCostsTheEarlierLink() {
        var outbox = new Outbox();
        var sent = new AtomicInteger();
        var firstIsOnItsWay = new CompletableFuture<Void>();
        var secondIsOnItsWay = new CompletableFuture<Void>();
        var firstHasFailed = new CompletableFuture<Void>();
        try (var backend = MemoryBackend.builder()
                .passwordHashing(fixture.hashing())
                .mailSender(mail -> {
                    int number = sent.getAndIncrement();
                    if (number == 0) {
                        outbox.send(mail);
                        return;
                    }
                    (number == 1 ? firstIsOnItsWay : secondIsOnItsWay).complete(null);
                    (number == 1 ? secondIsOnItsWay : firstHasFailed).join();
                    throw new IllegalStateException("no mail server");
                })
                .open()) {
            var users = backend.directory(Fixture.MAIN, Fixture.CALL).users();
            User bob = users.create(NewUser.withEmail("bob@example.com").build());
            users.sendPasswordReset(bob.id(), null);

            List<Boolean> outcomes = Race.of(2, i -> {
                if (i == 1) {
                    firstIsOnItsWay.join();
                }
                try {
                    users.sendPasswordReset(bob.id(), null);
                    return true;
                } catch (BackendFailureException e) {
                    firstHasFailed.complete(null);
                    return false;
                }
            });

            assertThat(outcomes).containsOnly(false);
            Secret token = outbox.lastTo("bob@example.com").orElseThrow().token();
            assertThat(backend.redeemPasswordReset(token, NEW_PASSWORD).id()).isEqualTo(bob.id());
        }
    }

    @Test
    void aMailThatMayHaveGoneOutLeavesBothLinksGoodUntilOneIsFollowed() {
        var outbox = new Outbox();
        try (var backend = MemoryBackend.builder()
                .passwordHashing(fixture.hashing())
                .mailSender(mail -> {
                    outbox.send(mail);
                    if (outbox.mails().size() > 1) {
                        throw new UnavailableException(mail.operation(), "no answer", true, null);
                    }
                })
                .open()) {
            var users = backend.directory(Fixture.MAIN, Fixture.CALL).users();
            for (int followed : List.of(0, 1)) {
                outbox.clear();
                User user = users.create(
                        NewUser.withEmail("user" + followed + "@example.com").build());
                users.sendPasswordReset(user.id(), null);
                assertThatThrownBy(() -> users.sendPasswordReset(user.id(), null))
                        .isInstanceOf(UnavailableException.class);

                List<Mail> mails = outbox.mails();
                assertThat(backend.redeemPasswordReset(mails.get(followed).token(), NEW_PASSWORD)
                                .id())
                        .isEqualTo(user.id());
                assertThatThrownBy(() -> backend.redeemPasswordReset(
                                mails.get(1 - followed).token(), NEW_PASSWORD))
                        .isInstanceOf(InvalidArgumentException.class);
            }
        }
    }

    @Test
    void whoSendsAMailIsToldHowLongTheCallWaits() {
        List<Duration> waits = new ArrayList<>();
        try (var backend = MemoryBackend.builder()
                .passwordHashing(fixture.hashing())
                .clock(fixture.clock())
                .mailSender(new MailSender() {
                    @Override
                    public void send(Mail mail) {
                        throw new IllegalStateException("asked without a limit");
                    }

                    @Override
                    public void send(Mail mail, @Nullable Duration within) {
                        waits.add(Objects.requireNonNullElse(within, Duration.ZERO));
                    }
                })
                .open()) {
            var hurried = Fixture.CALL.until(fixture.clock().instant().plusSeconds(3));
            var users = backend.directory(Fixture.MAIN, hurried).users();
            User bob = users.create(NewUser.withEmail("bob@example.com").build());

            users.sendEmailVerification(bob.id());
            backend.directory(Fixture.MAIN, Fixture.CALL).users().sendEmailVerification(bob.id());

            assertThat(waits).containsExactly(Duration.ofSeconds(3), Duration.ZERO);
        }
    }

    private Mail lastMail() {
        return fixture.backend().outbox().lastTo("ada@EXAMPLE.com").orElseThrow();
    }

    private void assertWorthless(Secret token) {
        assertThatThrownBy(() -> fixture.backend().redeemPasswordReset(token, NEW_PASSWORD))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("token is");
    }
}
