package io.ostiary.keycloak;

import static io.ostiary.Operation.GET_SESSION;
import static io.ostiary.Operation.LIST_SESSIONS;
import static io.ostiary.Operation.REFRESH_SESSION;
import static io.ostiary.Operation.REVOKE_SESSION;
import static io.ostiary.Operation.REVOKE_USER_SESSIONS;

import io.ostiary.BackendFailureException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.backend.Cursor;
import io.ostiary.session.NewSession;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.SessionKind;
import io.ostiary.session.Sessions;
import io.ostiary.session.SignIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.user.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserSessionRepresentation;

/** The online sessions of a realm. */
final class KeycloakSessions implements Sessions {
    private static final int PAGE = 500;
    private static final Comparator<Session> OLDEST_FIRST = Comparator.comparing(Session::createdAt)
            .thenComparing(session -> session.id().value());

    private final Realm realm;

    KeycloakSessions(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Page<Session> list(@Nullable UserId user, PageRequest page) {
        Object bound = List.of(realm.tenant(), Optional.ofNullable(user));
        Anchor anchor = page.cursor() == null ? null : Anchor.of(Cursor.decode(page.cursor(), LIST_SESSIONS, bound, 2));
        List<Session> all = user == null ? everybodys() : of(LIST_SESSIONS, user);
        return Paging.page(
                all.stream()
                        .sorted(OLDEST_FIRST)
                        .filter(session -> anchor == null || anchor.isBefore(session))
                        .iterator(),
                page.size(),
                last -> Cursor.encode(
                        LIST_SESSIONS,
                        bound,
                        List.of(last.createdAt().toString(), last.id().value())),
                (long) all.size());
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return find(GET_SESSION, id);
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
        TokenAnswer answer = realm.locks()
                .exclusively(
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
            end(REFRESH_SESSION, claims.path("sid").asText(""));
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
        Session session = find(REVOKE_SESSION, id)
                .orElseThrow(() -> new NotFoundException(REVOKE_SESSION, "session", id.value()));
        if (!end(REVOKE_SESSION, sid(session))) {
            throw new NotFoundException(REVOKE_SESSION, "session", id.value());
        }
    }

    @Override
    public int revokeAll(UserId user, @Nullable SessionId except) {
        List<Session> all = of(REVOKE_USER_SESSIONS, user);
        if (except != null && all.stream().noneMatch(session -> session.id().equals(except))) {
            throw new NotFoundException(REVOKE_USER_SESSIONS, "session", except.value());
        }
        int ended = 0;
        for (Session session : all) {
            if (!session.id().equals(except) && end(REVOKE_USER_SESSIONS, sid(session))) {
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
        return find(REFRESH_SESSION, key.id())
                .map(session -> SignIn.SignedIn.with(session, renewed.tokens()))
                .orElse(renewed);
    }

    private Optional<Session> find(Operation operation, SessionId id) {
        Optional<SessionKey> key = SessionKey.parse(id);
        if (key.isEmpty()) {
            realm.requireThere(operation);
            return Optional.empty();
        }
        try {
            return of(operation, key.get().user()).stream()
                    .filter(session -> session.id().equals(id))
                    .findFirst();
        } catch (NotFoundException e) {
            if (e.kind().equals("user")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The user's sessions, in no order. */
    List<Session> of(Operation operation, UserId user) {
        realm.read(operation, user);
        UserResource resource = realm.user(operation, user);
        return realm.requests().repeatable(operation, Subject.user(user), resource::getUserSessions).stream()
                .map(KeycloakSessions::toSession)
                .toList();
    }

    /** The sessions of every client that has some, each once. */
    private List<Session> everybodys() {
        Map<String, Session> sessions = new LinkedHashMap<>();
        Subject subject = Subject.tenant(realm.tenant());
        for (Map<String, String> client : realm.requests()
                .repeatable(
                        LIST_SESSIONS,
                        subject,
                        () -> realm.resource(LIST_SESSIONS).getClientSessionStats())) {
            List<UserSessionRepresentation> page;
            int offset = 0;
            do {
                int first = offset;
                page = realm.requests()
                        .repeatable(
                                LIST_SESSIONS,
                                subject,
                                () -> realm.resource(LIST_SESSIONS)
                                        .clients()
                                        .get(client.get("id"))
                                        .getUserSessions(first, PAGE));
                page.forEach(session -> sessions.put(session.getId(), toSession(session)));
                offset += PAGE;
            } while (page.size() == PAGE);
        }
        return List.copyOf(sessions.values());
    }

    /** Ends a session; false when it had ended already. */
    private boolean end(Operation operation, String session) {
        try {
            realm.requests()
                    .perform(
                            operation,
                            unused -> new NotFoundException(operation, "session", session),
                            () -> realm.resource(operation).deleteSession(session, false));
            return true;
        } catch (NotFoundException e) {
            if (e.kind().equals("session")) {
                return false;
            }
            throw e;
        }
    }

    private static String sid(Session session) {
        return SessionKey.parse(session.id())
                .orElseThrow(() -> new BackendFailureException(REVOKE_SESSION, "a session's id is none", null))
                .session();
    }

    private static Session toSession(UserSessionRepresentation session) {
        UserId user = UserId.of(session.getUserId());
        Map<String, String> clients = session.getClients();
        return new Session(
                new SessionKey(user, session.getId()).id(),
                user,
                SessionKind.SESSION,
                clients == null || clients.isEmpty()
                        ? null
                        : clients.values().iterator().next(),
                Instant.ofEpochMilli(session.getStart()),
                Instant.ofEpochMilli(session.getLastAccess()),
                null);
    }

    private static SignIn.Rejected rejected(SignIn.Reason reason) {
        return new SignIn.Rejected(reason, null);
    }

    private record Anchor(Instant createdAt, String id) {
        static Anchor of(List<String> parts) {
            try {
                return new Anchor(Instant.parse(parts.get(0)), parts.get(1));
            } catch (DateTimeException e) {
                throw new InvalidArgumentException("cursor", "is not a cursor of this list; start without one");
            }
        }

        boolean isBefore(Session session) {
            int order = createdAt.compareTo(session.createdAt());
            return order < 0 || order == 0 && id.compareTo(session.id().value()) < 0;
        }
    }
}
