package io.ostiary.memory;

import static io.ostiary.memory.Fixture.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.session.NewSession;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.session.SignIn.Rejected;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.Disablement;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
    private final Fixture fixture = Fixture.open();
    private final User ada = fixture.user("ada@example.com");

    @Test
    void refreshingGivesNewTokensOfTheSameSession() {
        SignedIn first = fixture.signIn("ada@example.com");
        fixture.clock().advance(Duration.ofHours(1));

        SignedIn second = refreshed(refreshToken(first));

        assertThat(Fixture.session(second).id())
                .isEqualTo(Fixture.session(first).id());
        assertThat(Fixture.session(second).lastActiveAt())
                .isEqualTo(fixture.clock().instant());
        assertThat(second.tokens().refreshToken()).isNotEqualTo(first.tokens().refreshToken());
        assertThat(fixture.sessions()
                        .verify(second.tokens().accessToken(), null)
                        .active())
                .isTrue();
    }

    @Test
    void aUsedTokenEndsTheSessionForBothHolders() {
        Secret stolen = refreshToken(fixture.signIn("ada@example.com"));
        SignedIn second = refreshed(stolen);
        SignedIn third = refreshed(refreshToken(second));

        assertRejected(Reason.TOKEN_REUSED, stolen);
        assertRejected(Reason.SESSION_ENDED, refreshToken(third));
        assertRejected(Reason.SESSION_ENDED, stolen);
        assertThat(fixture.sessions().find(Fixture.session(third).id())).isEmpty();
        assertThat(fixture.sessions().verify(third.tokens().accessToken(), null).active())
                .isFalse();
    }

    @Test
    void ofManyWhoPresentATokenAtOnceExactlyOneIsServed() {
        for (int round = 0; round < 20; round++) {
            Secret token = refreshToken(fixture.signIn("ada@example.com"));

            List<SignIn> outcomes = Race.of(8, i -> fixture.sessions().refresh(token));

            assertThat(outcomes).filteredOn(SignedIn.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Rejected.class::isInstance)
                    .extracting(outcome -> ((Rejected) outcome).reason())
                    .containsOnlyOnce(Reason.TOKEN_REUSED)
                    .containsOnly(Reason.TOKEN_REUSED, Reason.SESSION_ENDED);
            assertThat(fixture.backend().isConsistent()).isTrue();
        }
    }

    @Test
    void soManyUsedTokensAreRecognisedAndOlderOnesAreUnknown() {
        SignedIn latest = fixture.signIn("ada@example.com");
        Secret oldest = refreshToken(latest);
        Secret second = refreshToken(refreshed(oldest));
        latest = refreshed(second);
        for (int i = 1; i < SessionTable.USED_TOKENS; i++) {
            latest = refreshed(refreshToken(latest));
        }

        assertRejected(Reason.INVALID_TOKEN, oldest);
        assertThat(fixture.sessions().find(Fixture.session(latest).id())).isPresent();
        assertThat(fixture.backend().isConsistent()).isTrue();
        assertRejected(Reason.TOKEN_REUSED, second);
    }

    @Test
    void anUnknownTokenIsInvalid() {
        assertRejected(Reason.INVALID_TOKEN, Secret.of(""));
        assertRejected(Reason.INVALID_TOKEN, Secret.of("x".repeat(43)));
    }

    @Test
    void aSessionThatNobodyRefreshesRunsOut() {
        SignedIn signedIn = fixture.signIn("ada@example.com");
        fixture.clock().advance(Duration.ofHours(12));

        assertThat(fixture.sessions().find(Fixture.session(signedIn).id())).isEmpty();
        assertRejected(Reason.SESSION_ENDED, refreshToken(signedIn));
    }

    @Test
    void aSessionEndsAfterItsLifetimeHoweverOftenItIsRefreshed() {
        SignedIn latest = fixture.signIn("ada@example.com");
        Instant end = Fixture.session(latest).createdAt().plus(Duration.ofDays(7));
        for (int i = 0; i < 13; i++) {
            fixture.clock().advance(Duration.ofHours(12).minusSeconds(1));
            latest = refreshed(refreshToken(latest));
        }
        fixture.clock().advance(Duration.ofHours(11));
        latest = refreshed(refreshToken(latest));

        assertThat(Fixture.session(latest).expiresAt()).isEqualTo(end);
        fixture.clock().set(end);
        assertRejected(Reason.SESSION_ENDED, refreshToken(latest));
    }

    @Test
    void aDisabledUserGetsNoTokensAndLosesNoSession() {
        SignedIn signedIn = fixture.signIn("ada@example.com");
        fixture.users().disable(ada.id(), Disablement.keepingSessions());

        assertRejected(Reason.DISABLED, refreshToken(signedIn));
        assertThatThrownBy(() -> fixture.sessions().create(NewSession.of(ada.id())))
                .isInstanceOf(ConflictException.class);

        fixture.users().enable(ada.id());
        assertThat(fixture.sessions().refresh(refreshToken(signedIn))).isInstanceOf(SignedIn.class);
    }

    @Test
    void expiredSessionsAreNeverListedAndInTheEndForgotten() {
        List<SessionId> old = IntStream.range(0, 100)
                .mapToObj(
                        i -> Fixture.session(fixture.signIn("ada@example.com")).id())
                .toList();
        fixture.clock().advance(Duration.ofHours(13));
        SessionId fresh = Fixture.session(fixture.signIn("ada@example.com")).id();

        assertThat(listed()).containsExactly(fresh).doesNotContainAnyElementsOf(old);
        fixture.clock().advance(Duration.ofDays(30));
        IntStream.range(0, 20).forEach(i -> fixture.users().unlock(ada.id()));
        assertThat(listed()).isEmpty();
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void revokingAllButOneKeepsThatOne() {
        SessionId first = Fixture.session(fixture.signIn("ada@example.com")).id();
        SessionId kept = Fixture.session(fixture.signIn("ada@example.com")).id();

        assertThat(fixture.sessions().revokeAll(ada.id(), kept)).isEqualTo(1);
        assertThat(fixture.sessions().find(first)).isEmpty();
        assertThat(listed()).containsExactly(kept);
    }

    @Test
    void claimsThatDoNotFitIntoATokenAreRefusedAndStartNoSession() {
        var session = new NewSession(ada.id(), null, Map.of("big", "x".repeat(20_000)));

        assertThatThrownBy(() -> fixture.sessions().create(session))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("claims");
        assertThat(listed()).isEmpty();
    }

    @Test
    void aMappedClaimThatDoesNotFitIntoATokenIsLeftOutAndLocksNobodyOut() {
        fixture.directory().claimMappers().set(new ClaimMapper("big", "big", true, false));
        fixture.directory().claimMappers().set(new ClaimMapper("small", "small", true, false));
        fixture.users()
                .create(NewUser.withEmail("eve@example.com")
                        .password(Fixture.PASSWORD)
                        .metadata(Map.of("big", "x".repeat(20_000), "small", "x"))
                        .build());

        SignedIn renewed = refreshed(Fixture.refreshToken(fixture.signIn("eve@example.com")));

        assertThat(fixture.sessions()
                        .verify(renewed.tokens().accessToken(), null)
                        .claims())
                .containsEntry("small", "x")
                .doesNotContainKey("big");
    }

    private List<SessionId> listed() {
        return fixture.sessions().list(null, PageRequest.first()).items().stream()
                .map(Session::id)
                .toList();
    }

    private SignedIn refreshed(Secret token) {
        SignIn outcome = fixture.sessions().refresh(token);
        assertThat(outcome).isInstanceOf(SignedIn.class);
        return (SignedIn) outcome;
    }

    private void assertRejected(Reason reason, Secret token) {
        assertThat(fixture.sessions().refresh(token)).isEqualTo(new Rejected(reason, null));
    }
}
