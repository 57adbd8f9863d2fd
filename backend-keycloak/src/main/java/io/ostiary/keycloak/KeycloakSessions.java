package io.ostiary.keycloak;

import static io.ostiary.Operation.GET_SESSION;
import static io.ostiary.Operation.REFRESH_SESSION;
import static io.ostiary.Operation.REVOKE_SESSION;
import static io.ostiary.Operation.REVOKE_USER_SESSIONS;

import io.ostiary.BackendFailureException;
import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.session.NewSession;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.Sessions;
import io.ostiary.session.SignIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;

/** The online sessions of a realm. */
final class KeycloakSessions implements Sessions {
    private final Realm realm;
    private final ActiveSessions active;

    KeycloakSessions(Realm realm) {
        this.realm = realm;
        this.active = new ActiveSessions(realm);
    }

    @Override
    public Page<Session> list(@Nullable UserId user, PageRequest page) {
        return user == null ? active.page(page) : active.page(user, page);
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return active.find(GET_SESSION, id);
    }

    @Override
    public SignIn.SignedIn create(NewSession session) {
        return new Impersonation(realm).start(session);
    }

    @Override
    public SignIn authenticate(String identifier, Secret password) {
        return new PasswordSignIn(realm).attempt(identifier, password);
    }

    @Override
    public SignIn refresh(Secret refreshToken) {
        // A client refreshes its own tokens only. Whether the token is what it says the server finds out.
        String application = TokenAnswer.claims(refreshToken).path("azp").asText(SignInClient.ID);
        SignInClient client = SignInClient.of(realm, application);
        Optional<ClientRepresentation> found = client.find(REFRESH_SESSION);
        if (found.isEmpty() && !application.equals(SignInClient.ID)) {
            return rejected(SignIn.Reason.INVALID_TOKEN);
        }
        ClientRepresentation known = found.orElseThrow(() -> client.notConfigured(REFRESH_SESSION));
        // The server's own check of a token that is used twice lets two uses at the same moment pass.
        TokenAnswer answer = realm.exclusively(
                REFRESH_SESSION,
                refreshToken,
                () -> client.token(
                        REFRESH_SESSION,
                        known,
                        Map.of("grant_type", "refresh_token", "refresh_token", refreshToken.reveal())));
        if (answer.error().isEmpty()) {
            return refreshed(answer, application);
        }
        String description = answer.description();
        if (description.startsWith("Maximum allowed refresh token reuse exceeded")) {
            var claims = TokenAnswer.claims(refreshToken);
            active.end(REFRESH_SESSION, claims.path("sid").asText(""));
            return rejected(SignIn.Reason.TOKEN_REUSED);
        }
        return switch (description) {
            case "User disabled" -> rejected(SignIn.Reason.DISABLED);
            case "Session not active", "Token is not active", "Stale token", "Offline user session not found" ->
                rejected(SignIn.Reason.SESSION_ENDED);
            default -> rejected(SignIn.Reason.INVALID_TOKEN);
        };
    }

    @Override
    public void revoke(SessionId id) {
        Session session = active.find(REVOKE_SESSION, id)
                .orElseThrow(() -> new NotFoundException(REVOKE_SESSION, "session", id.value()));
        if (!active.end(REVOKE_SESSION, sid(session))) {
            throw new NotFoundException(REVOKE_SESSION, "session", id.value());
        }
    }

    @Override
    public int revokeAll(UserId user, @Nullable SessionId except) {
        List<Session> all = active.of(REVOKE_USER_SESSIONS, user);
        if (except != null && all.stream().noneMatch(session -> session.id().equals(except))) {
            throw new NotFoundException(REVOKE_USER_SESSIONS, "session", except.value());
        }
        int ended = 0;
        for (Session session : all) {
            if (!session.id().equals(except) && active.end(REVOKE_USER_SESSIONS, sid(session))) {
                ended++;
            }
        }
        return ended;
    }

    @Override
    public TokenVerification verify(Secret token, @Nullable String audience) {
        return new TokenCheck(realm).verify(token, audience);
    }

    /** The session whose tokens these are, with the time that it began. */
    private SignIn refreshed(TokenAnswer answer, String application) {
        SignIn.SignedIn renewed = answer.begun(application);
        var key = new SessionKey(renewed.user(), answer.claim("sid"));
        return active.find(REFRESH_SESSION, key.id())
                .map(session -> SignIn.SignedIn.with(session, renewed.tokens()))
                .orElse(renewed);
    }

    private static String sid(Session session) {
        return SessionKey.parse(session.id())
                .orElseThrow(() -> new BackendFailureException(REVOKE_SESSION, "a session's id is none", null))
                .session();
    }

    private static SignIn.Rejected rejected(SignIn.Reason reason) {
        return new SignIn.Rejected(reason, null);
    }
}
