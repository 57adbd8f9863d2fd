package io.ostiary.memory;

import static io.ostiary.Operation.CREATE_SESSION;
import static io.ostiary.Operation.GET_SESSION;
import static io.ostiary.Operation.LIST_SESSIONS;
import static io.ostiary.Operation.REFRESH_SESSION;
import static io.ostiary.Operation.REVOKE_SESSION;
import static io.ostiary.Operation.REVOKE_USER_SESSIONS;
import static io.ostiary.Operation.VERIFY_TOKEN;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.backend.Creation;
import io.ostiary.backend.Cursor;
import io.ostiary.backend.Paging;
import io.ostiary.memory.SessionIssuer.Grant;
import io.ostiary.memory.token.OpaqueTokens;
import io.ostiary.session.NewSession;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.Sessions;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.session.SignIn.Rejected;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.session.TokenVerification.Checked;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions of a tenant in memory. */
final class MemorySessions implements Sessions {
    private final TenantView view;
    private final SessionIssuer issuer;
    private final PasswordSignIn passwordSignIn;

    MemorySessions(TenantView view, SessionIssuer issuer, PasswordSignIn passwordSignIn) {
        this.view = view;
        this.issuer = issuer;
        this.passwordSignIn = passwordSignIn;
    }

    @Override
    public Page<Session> list(@Nullable UserId user, PageRequest page) {
        Object query = List.of(view.tenant(), Optional.ofNullable(user));
        return view.read(LIST_SESSIONS, (state, now) -> {
            Creation anchor = page.cursor() == null
                    ? null
                    : Creation.ofAnchor(Cursor.decode(page.cursor(), LIST_SESSIONS, query, Creation.PARTS));
            Stream<LiveSession> rest = user == null
                    ? state.sessions().after(anchor, now)
                    : state.sessions().after(state.account(LIST_SESSIONS, user).id(), anchor, now);
            return Paging.page(
                            rest.iterator(),
                            page.size(),
                            last -> Cursor.encode(
                                    LIST_SESSIONS, query, last.creation().anchor()),
                            null)
                    .map(LiveSession::session);
        });
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return view.read(GET_SESSION, (state, now) -> state.sessions().find(id, now))
                .map(LiveSession::session);
    }

    @Override
    public SignedIn create(NewSession session) {
        Grant grant = view.write(CREATE_SESSION, (state, now) -> {
            Account account = state.account(CREATE_SESSION, session.user());
            if (account.isDisabled()) {
                throw new ConflictException(CREATE_SESSION, "user " + account.id() + " is disabled; enable them first");
            }
            return issuer.start(CREATE_SESSION, state, now, account.id(), session.application(), session.claims());
        });
        return SessionIssuer.sign(grant, view.accessTokens(CREATE_SESSION));
    }

    @Override
    public SignIn authenticate(String identifier, Secret password) {
        return passwordSignIn.attempt(identifier, password);
    }

    @Override
    public SignIn refresh(Secret refreshToken) {
        String digest = OpaqueTokens.digest(refreshToken);
        Refreshed refreshed = view.write(REFRESH_SESSION, (state, now) -> refresh(state, now, digest));
        return refreshed.grant == null
                ? new Rejected(refreshed.refusal, null)
                : SessionIssuer.sign(refreshed.grant, view.accessTokens(REFRESH_SESSION));
    }

    @Override
    public void revoke(SessionId id) {
        view.update(REVOKE_SESSION, (state, now) -> {
            LiveSession session = active(REVOKE_SESSION, state, id, now);
            return state.withSessions(state.sessions().end(session, view.rememberUntil(now)));
        });
    }

    @Override
    public int revokeAll(UserId user, @Nullable SessionId except) {
        return view.write(REVOKE_USER_SESSIONS, (state, now) -> {
            UserId owner = state.account(REVOKE_USER_SESSIONS, user).id();
            if (except != null
                    && !active(REVOKE_USER_SESSIONS, state, except, now)
                            .session()
                            .user()
                            .equals(owner)) {
                throw new NotFoundException(REVOKE_USER_SESSIONS, "session", except.value());
            }
            List<LiveSession> ending = state.sessions()
                    .after(owner, null, now)
                    .filter(session -> !session.id().equals(except))
                    .toList();
            SessionTable remaining = state.sessions();
            for (LiveSession session : ending) {
                remaining = remaining.end(session, view.rememberUntil(now));
            }
            return new Written<>(state.withSessions(remaining), ending.size());
        });
    }

    @Override
    public TokenVerification verify(Secret token, @Nullable String audience) {
        return view.read(VERIFY_TOKEN, (state, now) -> {
            TokenVerification verification = view.accessTokens(VERIFY_TOKEN).verify(token, audience, now);
            return verification.active() && !goesOn(verification, state, now)
                    ? TokenVerification.inactive(TokenVerification.Reason.SESSION_ENDED, Checked.SESSION)
                    : verification;
        });
    }

    private Written<Refreshed> refresh(TenantState state, Instant now, String digest) {
        SessionTable sessions = state.sessions();
        if (!sessions.knows(digest)) {
            return refused(state, Reason.INVALID_TOKEN);
        }
        LiveSession session = sessions.byRefreshToken(digest, now).orElse(null);
        Account account = session == null
                ? null
                : state.accounts().find(session.session().user()).orElse(null);
        if (session == null || account == null) {
            return refused(state, Reason.SESSION_ENDED);
        }
        if (!session.refreshDigest().equals(digest)) {
            return refused(state.withSessions(sessions.end(session, view.rememberUntil(now))), Reason.TOKEN_REUSED);
        }
        if (account.isDisabled()) {
            return refused(state, Reason.DISABLED);
        }
        Written<Grant> renewed = issuer.renew(REFRESH_SESSION, state, now, session);
        return new Written<>(renewed.state(), new Refreshed(renewed.result(), Reason.INVALID_TOKEN));
    }

    private static boolean goesOn(TokenVerification verification, TenantState state, Instant now) {
        return verification.claims().get("sid") instanceof String sid
                && state.sessions()
                        .find(SessionId.of(sid), now)
                        .flatMap(session ->
                                state.accounts().find(session.session().user()))
                        .filter(account -> !account.isDisabled())
                        .isPresent();
    }

    private static LiveSession active(Operation operation, TenantState state, SessionId id, Instant now) {
        return state.sessions()
                .find(id, now)
                .orElseThrow(() -> new NotFoundException(operation, "session", id.value()));
    }

    private static Written<Refreshed> refused(TenantState state, Reason reason) {
        return new Written<>(state, new Refreshed(null, reason));
    }

    private record Refreshed(@Nullable Grant grant, Reason refusal) {}
}
