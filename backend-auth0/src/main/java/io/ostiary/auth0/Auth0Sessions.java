package io.ostiary.auth0;

import static io.ostiary.Operation.GET_SESSION;
import static io.ostiary.Operation.LIST_SESSIONS;
import static io.ostiary.Operation.REVOKE_SESSION;
import static io.ostiary.Operation.REVOKE_USER_SESSIONS;

import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.UnsupportedException;
import io.ostiary.backend.Creation;
import io.ostiary.backend.Paging;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.SessionKind;
import io.ostiary.session.Sessions;
import io.ostiary.session.SignIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions of the tenant: those of browsers, and refresh tokens without one. */
final class Auth0Sessions implements Sessions {
    private final ManagedTenant tenant;
    private final SigningKeys keys;
    private final SignInClient client;

    Auth0Sessions(ManagedTenant tenant, SigningKeys keys) {
        this.tenant = tenant;
        this.keys = keys;
        this.client = new SignInClient(tenant);
    }

    @Override
    public Page<Session> list(@Nullable UserId user, PageRequest page) {
        if (user == null) {
            Auth0Capabilities.WIDEST.require(LIST_SESSIONS, "user.everybody");
            throw new UnsupportedException(LIST_SESSIONS);
        }
        Object bound = List.of(tenant.id(), user);
        return Paging.byCreation(
                LIST_SESSIONS, bound, page, () -> new UserSessions(tenant, LIST_SESSIONS).of(user), Creation::of);
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return find(GET_SESSION, id);
    }

    @Override
    public SignIn authenticate(String identifier, Secret password) {
        return client.authenticate(identifier, password);
    }

    @Override
    public SignIn refresh(Secret refreshToken) {
        return client.refresh(refreshToken);
    }

    @Override
    public void revoke(SessionId id) {
        // What is not there Auth0 takes for revoked.
        Session active = find(REVOKE_SESSION, id).orElseThrow(() -> missing(REVOKE_SESSION, id));
        revoke(REVOKE_SESSION, active);
    }

    @Override
    public int revokeAll(UserId user, @Nullable SessionId except) {
        if (except == null) {
            return revokeAll(user);
        }
        List<Session> active = new UserSessions(tenant, REVOKE_USER_SESSIONS).of(user);
        if (active.stream().noneMatch(session -> session.id().equals(except))) {
            throw missing(REVOKE_USER_SESSIONS, except);
        }
        List<Session> ended =
                active.stream().filter(session -> !session.id().equals(except)).toList();
        ended.forEach(session -> revoke(REVOKE_USER_SESSIONS, session));
        return ended.size();
    }

    @Override
    public TokenVerification verify(Secret token, @Nullable String audience) {
        return new TokenCheck(tenant, keys).verify(token, audience);
    }

    private Optional<Session> find(Operation operation, SessionId id) {
        Requests requests = tenant.requests(operation);
        SessionKey key = SessionKey.parse(id).orElse(null);
        if (key == null) {
            return Optional.empty();
        }
        boolean ofBrowser = key.kind() == SessionKind.SESSION;
        return requests.find(
                        operation,
                        unused -> missing(operation, id),
                        attempt -> attempt.management(
                                "GET", List.of(ofBrowser ? "sessions" : "refresh-tokens", key.value()), Map.of(), null))
                .map(answer -> ofBrowser ? UserSessions.session(answer) : UserSessions.refreshToken(answer))
                .filter(UserSessions.isActive(requests.now()));
    }

    private int revokeAll(UserId user) {
        Revocation revocation = new Revocation(tenant, REVOKE_USER_SESSIONS);
        List<Session> active;
        try {
            active = new UserSessions(tenant, REVOKE_USER_SESSIONS).of(user);
        } catch (NotConfiguredException e) {
            // What every plan has takes anybody for a user without refresh tokens.
            var unused = tenant.read(REVOKE_USER_SESSIONS, user);
            return revocation.ofRefreshTokens(user);
        }
        revocation.ofEverything(user);
        return active.size();
    }

    /** Ends a session, of a browser with the refresh tokens that belong to it. */
    private void revoke(Operation operation, Session session) {
        SessionKey key = SessionKey.parse(session.id()).orElseThrow(() -> missing(operation, session.id()));
        tenant.requests(operation).delete(operation, unused -> missing(operation, session.id()), attempt -> {
            if (key.kind() == SessionKind.SESSION) {
                attempt.api().sessions().revoke(key.value());
            } else {
                attempt.api().refreshTokens().delete(key.value());
            }
        });
    }

    private static NotFoundException missing(Operation operation, SessionId id) {
        return new NotFoundException(operation, "session", id.value());
    }
}
