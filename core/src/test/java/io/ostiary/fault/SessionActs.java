package io.ostiary.fault;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IdentityException.Code;
import io.ostiary.Secret;
import io.ostiary.session.NewSession;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.user.User;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

/** The acts on {@link io.ostiary.session.Sessions}. */
final class SessionActs {
    static final List<Act<?>> ALL = List.of(
            Act.anyNumber(
                    AUTHENTICATE_USER,
                    Subjects::user,
                    (client, user) -> assertThat(Subjects.lets(client, user, Subjects.PASSWORD))
                            .isTrue()),
            Act.anyNumber(
                    REFRESH_SESSION,
                    SessionActs::refreshTokens,
                    (client, tokens) -> assertThat(client.sessions().refresh(tokens.remove()))
                            .isInstanceOf(SignIn.SignedIn.class)),
            Act.anyNumber(
                    CREATE_SESSION,
                    Subjects::user,
                    (client, user) -> client.sessions().create(NewSession.of(user.id()))),
            Act.read(
                    LIST_SESSIONS,
                    Subjects::signedIn,
                    (client, signedIn) ->
                            assertThat(Subjects.sessions(client, signedIn)).hasSize(1)),
            Act.read(
                    GET_SESSION,
                    SessionActs::session,
                    (client, session) ->
                            assertThat(client.sessions().find(session.id())).isPresent()),
            Act.read(
                    VERIFY_TOKEN,
                    Subjects::signedIn,
                    (client, signedIn) -> assertThat(client.sessions()
                                    .verify(signedIn.tokens().accessToken(), null)
                                    .active())
                            .isTrue()),
            Act.write(
                            REVOKE_SESSION,
                            SessionActs::session,
                            (client, session) -> client.sessions().revoke(session.id()),
                            (client, session) ->
                                    client.sessions().find(session.id()).isEmpty())
                    .onlyOnce(Code.NOT_FOUND),
            Act.write(
                    REVOKE_USER_SESSIONS,
                    Subjects::signedIn,
                    (client, signedIn) -> client.sessions().revokeAll(signedIn.user(), null),
                    (client, signedIn) -> Subjects.sessions(client, signedIn).isEmpty()));

    private SessionActs() {}

    /** One for every time, because a provider that rotates them takes each but once. */
    private static Queue<Secret> refreshTokens(TenantClient client) {
        User user = Subjects.user(client);
        Queue<Secret> tokens = new ArrayDeque<>();
        for (int time = 0; time < 2; time++) {
            tokens.add(Objects.requireNonNull(
                    Subjects.signIn(client, user).tokens().refreshToken()));
        }
        return tokens;
    }

    private static Session session(TenantClient client) {
        return Subjects.sessions(client, Subjects.signedIn(client)).get(0);
    }
}
