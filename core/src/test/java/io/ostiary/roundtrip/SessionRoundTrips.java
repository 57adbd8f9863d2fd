package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.session.NewSession;
import java.util.List;
import java.util.Objects;

/** What is counted of {@link io.ostiary.session.Sessions}. */
final class SessionRoundTrips {
    private static final PageRequest PAGE = PageRequest.first(50);

    static final List<RoundTrip> ALL = List.of(
            RoundTrip.ofUser(
                    AUTHENTICATE_USER,
                    (directory, user) -> directory.sessions().authenticate(user.label(), RoundTripTenant.PASSWORD)),
            RoundTrip.of(LIST_SESSIONS, directory -> directory.sessions().list(null, PAGE))
                    .needs("user.everybody"),
            RoundTrip.ofSession(
                            LIST_SESSIONS,
                            (directory, live) ->
                                    directory.sessions().list(live.session().user(), PAGE))
                    .when("of a user"),
            RoundTrip.ofSession(
                    GET_SESSION,
                    (directory, live) ->
                            directory.sessions().find(live.session().id())),
            RoundTrip.ofUser(
                    CREATE_SESSION, (directory, user) -> directory.sessions().create(NewSession.of(user.id()))),
            RoundTrip.ofSession(
                    REFRESH_SESSION,
                    (directory, live) -> directory
                            .sessions()
                            .refresh(Objects.requireNonNull(live.tokens().refreshToken()))),
            RoundTrip.ofSession(
                    REVOKE_SESSION,
                    (directory, live) ->
                            directory.sessions().revoke(live.session().id())),
            RoundTrip.ofSession(
                    REVOKE_USER_SESSIONS,
                    (directory, live) ->
                            directory.sessions().revokeAll(live.session().user(), null)),
            RoundTrip.ofSession(
                            REVOKE_USER_SESSIONS,
                            (directory, live) -> directory
                                    .sessions()
                                    .revokeAll(
                                            live.session().user(),
                                            live.session().id()))
                    .when("except one"),
            RoundTrip.prepared(VERIFY_TOKEN, SessionRoundTrips::verifyAgain),
            RoundTrip.prepared(VERIFY_TOKEN, SessionRoundTrips::verifyForTheFirstTime)
                    .when("when the keys were not read lately"));

    private SessionRoundTrips() {}

    private static Runnable verifyAgain(RoundTripTenant tenant) {
        Secret token = tenant.session().tokens().accessToken();
        tenant.directory().sessions().verify(token, null);
        return () -> tenant.directory().sessions().verify(token, null);
    }

    private static Runnable verifyForTheFirstTime(RoundTripTenant tenant) {
        Secret token = tenant.session().tokens().accessToken();
        return tenant.afresh(directory -> directory.sessions().verify(token, null));
    }
}
