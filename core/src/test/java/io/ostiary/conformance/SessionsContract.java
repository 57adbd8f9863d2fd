package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.session.NewSession;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.user.Disablement;
import io.ostiary.user.User;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Sessions: listing, creating, refreshing and revoking them. */
abstract class SessionsContract extends Contract {
    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, LIST_SESSIONS},
            parameters = "list_sessions.user")
    void theSessionsOfAUserAreListed() {
        Secret password = fixture.password();
        User user = someUser(password);
        User other = someUser(password);
        SessionId first = session(signIn(user, password)).id();
        SessionId second = session(signIn(user, password)).id();
        signIn(other, password);

        eventually(() -> assertThat(all(page -> sessions.list(user.id(), page)))
                .extracting(Session::id)
                .containsExactlyInAnyOrder(first, second));
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, LIST_SESSIONS},
            parameters = "list_sessions.user.everybody")
    void theSessionsOfEverybodyAreListed() {
        Secret password = fixture.password();
        SessionId first = session(signIn(someUser(password), password)).id();
        SessionId second = session(signIn(someUser(password), password)).id();

        eventually(() -> assertThat(all(page -> sessions.list(null, page)))
                .extracting(Session::id)
                .contains(first, second));
    }

    @Needs(
            value = {CREATE_USER, LIST_SESSIONS},
            parameters = "list_sessions.user")
    void aUserWhoNeverSignedInHasNoSession() {
        User user = someUser();

        assertThat(all(page -> sessions.list(user.id(), page))).isEmpty();
    }

    @Needs(GET_SESSION)
    void anIdThatNoSessionHasFindsNothing() {
        for (String id : Hostile.IDS) {
            assertThat(sessions.find(SessionId.of(id))).as(id).isEmpty();
        }
    }

    @Needs({CREATE_USER, CREATE_SESSION, GET_SESSION})
    void aSessionIsStartedWithoutCredentials() {
        User user = someUser();

        SignIn.SignedIn signedIn = sessions.create(NewSession.of(user.id()));

        assertThat(signedIn.user()).isEqualTo(user.id());
        eventually(() -> assertThat(sessions.find(session(signedIn).id()))
                .hasValueSatisfying(found -> assertThat(found.user()).isEqualTo(user.id())));
    }

    @Needs(
            value = {CREATE_USER, CREATE_SESSION, VERIFY_TOKEN},
            parameters = {"create_session.application", "verify_token.audience"})
    void aSessionIsForTheApplicationThatWasNamed() {
        User user = someUser();
        String application = fixture.harness().application();

        SignIn.SignedIn signedIn = sessions.create(new NewSession(user.id(), application, Map.of()));

        assertThat(session(signedIn).application()).isEqualTo(application);
        assertThat(sessions.verify(signedIn.tokens().accessToken(), application).active())
                .isTrue();
    }

    @Needs(
            value = {CREATE_USER, CREATE_SESSION, REFRESH_SESSION, VERIFY_TOKEN},
            parameters = "create_session.claims")
    void theTokensOfASessionCarryTheClaimsThatWereGiven() {
        User user = someUser();

        SignIn.SignedIn begun =
                sessions.create(new NewSession(user.id(), null, Map.of("department", "engines", "level", 3)));
        SignIn.SignedIn refreshed = signedIn(sessions.refresh(refreshToken(begun)));

        for (SignIn.SignedIn signedIn : List.of(begun, refreshed)) {
            Map<?, ?> claims =
                    sessions.verify(signedIn.tokens().accessToken(), null).claims();
            assertThat(claims.get("department")).isEqualTo("engines");
            assertThat(Json.same(claims.get("level"))).isEqualTo(Json.same(3));
        }
    }

    @Needs({CREATE_USER, DISABLE_USER, CREATE_SESSION})
    void noSessionIsStartedForADisabledUser() {
        User user = someUser();
        users.disable(user.id(), Disablement.keepingSessions());

        refuses(ConflictException.class, () -> sessions.create(NewSession.of(user.id())));
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, REFRESH_SESSION, VERIFY_TOKEN})
    void aRefreshGivesNewTokensOfTheSameSession() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn before = signIn(user, password);

        SignIn.SignedIn after = signedIn(sessions.refresh(refreshToken(before)));

        assertThat(session(after).id()).isEqualTo(session(before).id());
        assertThat(after.user()).isEqualTo(user.id());
        assertThat(refreshToken(after)).isNotEqualTo(refreshToken(before));
        assertThat(after.tokens().accessToken()).isNotEqualTo(before.tokens().accessToken());
        assertThat(sessions.verify(after.tokens().accessToken(), null).active()).isTrue();
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, REFRESH_SESSION})
    void aChainOfRefreshesGoesOn() {
        Secret password = fixture.password();
        SignIn.SignedIn latest = signIn(someUser(password), password);

        for (int times = 0; times < 5; times++) {
            latest = signedIn(sessions.refresh(refreshToken(latest)));
        }
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, REFRESH_SESSION, GET_SESSION})
    void aRefreshTokenThatIsUsedTwiceRevokesTheSession() {
        Secret password = fixture.password();
        SignIn.SignedIn before = signIn(someUser(password), password);
        SignIn.SignedIn after = signedIn(sessions.refresh(refreshToken(before)));

        rejected(sessions.refresh(refreshToken(before)));

        eventually(() -> assertThat(sessions.find(session(after).id())).isEmpty());
        eventually(() -> rejected(sessions.refresh(refreshToken(after))));
    }

    @Needs(REFRESH_SESSION)
    void whatIsNoRefreshTokenIsAnInvalidToken() {
        for (String garbage : List.of("garbage", "a.b.c", "..", "💥", "x".repeat(5000), " ")) {
            SignIn outcome = sessions.refresh(Secret.of(garbage));

            assertThat(rejected(outcome).reason()).isEqualTo(Reason.INVALID_TOKEN);
        }
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, REFRESH_SESSION})
    void anAccessTokenIsNoRefreshToken() {
        Secret password = fixture.password();
        SignIn.SignedIn signedIn = signIn(someUser(password), password);

        rejected(sessions.refresh(signedIn.tokens().accessToken()));
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, REVOKE_SESSION, GET_SESSION, REFRESH_SESSION})
    void aRevokedSessionIsGoneAndCannotBeRefreshed() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn revoked = signIn(user, password);
        SignIn.SignedIn other = signIn(user, password);

        sessions.revoke(session(revoked).id());

        eventually(() -> assertThat(sessions.find(session(revoked).id())).isEmpty());
        eventually(() -> assertThat(
                        rejected(sessions.refresh(refreshToken(revoked))).reason())
                .isIn(Reason.SESSION_ENDED, Reason.INVALID_TOKEN));
        signedIn(sessions.refresh(refreshToken(other)));
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, REVOKE_SESSION, LIST_SESSIONS},
            parameters = "list_sessions.user")
    void aRevokedSessionIsNotListed() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);

        sessions.revoke(session(signedIn).id());

        eventually(() -> assertThat(all(page -> sessions.list(user.id(), page))).isEmpty());
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, REVOKE_SESSION, LIST_SESSIONS},
            parameters = "list_sessions.user.everybody")
    void aRevokedSessionIsNotListedAmongEverybodys() {
        Secret password = fixture.password();
        SignIn.SignedIn signedIn = signIn(someUser(password), password);

        sessions.revoke(session(signedIn).id());

        eventually(() -> assertThat(all(page -> sessions.list(null, page)))
                .extracting(Session::id)
                .doesNotContain(session(signedIn).id()));
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, REVOKE_SESSION})
    void revokingASessionTwiceIsNotFound() {
        Secret password = fixture.password();
        SessionId session = session(signIn(someUser(password), password)).id();
        sessions.revoke(session);

        eventually(() -> refuses(NotFoundException.class, () -> sessions.revoke(session)));
        refuses(NotFoundException.class, () -> sessions.revoke(noSession()));
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, REVOKE_USER_SESSIONS, GET_SESSION})
    void everySessionOfAUserEndsAndNobodyElses() {
        Secret password = fixture.password();
        User user = someUser(password);
        User other = someUser(password);
        List<SignIn.SignedIn> ended = List.of(signIn(user, password), signIn(user, password));
        SignIn.SignedIn kept = signIn(other, password);

        assertThat(sessions.revokeAll(user.id(), null)).isEqualTo(2);

        eventually(() -> assertThat(found(ended)).isEmpty());
        assertThat(found(List.of(kept))).hasSize(1);
        eventually(() -> assertThat(sessions.revokeAll(user.id(), null)).isZero());
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, REVOKE_USER_SESSIONS, GET_SESSION},
            parameters = "revoke_user_sessions.except_session")
    void oneSessionIsKeptWhereAsked() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn ended = signIn(user, password);
        SignIn.SignedIn kept = signIn(user, password);

        assertThat(sessions.revokeAll(user.id(), session(kept).id())).isEqualTo(1);

        eventually(() -> assertThat(found(List.of(ended))).isEmpty());
        assertThat(found(List.of(kept))).hasSize(1);
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, REVOKE_USER_SESSIONS, GET_SESSION},
            parameters = "revoke_user_sessions.except_session")
    void aSessionToKeepThatIsNotTheUsersIsNotFoundAndNoneEnds() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn own = signIn(user, password);
        SignIn.SignedIn foreign = signIn(someUser(password), password);

        refuses(
                NotFoundException.class,
                () -> sessions.revokeAll(user.id(), session(foreign).id()));
        refuses(NotFoundException.class, () -> sessions.revokeAll(user.id(), noSession()));

        assertThat(found(List.of(own, foreign))).hasSize(2);
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, GET_SESSION, REFRESH_SESSION})
    void aSessionExpires() {
        Secret password = fixture.password();
        SignIn.SignedIn used = signIn(someUser(password), password);
        SignIn.SignedIn signedIn = signedIn(sessions.refresh(refreshToken(used)));
        Session session = session(signedIn);
        eventually(() -> assertThat(sessions.find(session.id())).isPresent());

        fixture.require(Means.CLOCK);
        fixture.advance(Duration.between(
                        session.createdAt(),
                        java.util.Objects.requireNonNull(session.expiresAt(), "when the session ends"))
                .plusMinutes(1));

        assertThat(sessions.find(session.id())).isEmpty();
        assertThat(rejected(sessions.refresh(refreshToken(signedIn))).reason())
                .isIn(Reason.SESSION_ENDED, Reason.INVALID_TOKEN);
    }

    private List<Session> found(Collection<SignIn.SignedIn> signedIn) {
        return signedIn.stream()
                .flatMap(each -> sessions.find(session(each).id()).stream())
                .toList();
    }
}
