package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.backend.Creation;
import io.ostiary.session.Session;
import io.ostiary.session.SessionKind;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps one user signed in: sessions of browsers, and refresh tokens that belong to no such session. Signing in with a
 * password makes only the latter.
 */
final class UserSessions {
    private final ManagedTenant tenant;
    private final Operation operation;

    UserSessions(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    /** The active ones, the oldest first. */
    List<Session> of(UserId user) {
        Instant now = tenant.requests(operation).now();
        List<Session> active = new ArrayList<>();
        Set<String> sessions = new HashSet<>();
        for (JsonNode session : all(user, "sessions", "sessions")) {
            sessions.add(session.path("id").asText());
            active.add(session(session));
        }
        for (JsonNode token : all(user, "refresh-tokens", "tokens")) {
            if (!sessions.contains(token.path("session_id").asText(""))) {
                active.add(refreshToken(token));
            }
        }
        return active.stream()
                .filter(isActive(now))
                .sorted(Comparator.comparing(Creation::of))
                .toList();
    }

    static Predicate<Session> isActive(Instant now) {
        return session -> session.expiresAt() == null || now.isBefore(session.expiresAt());
    }

    static Session session(JsonNode session) {
        JsonNode clients = session.path("clients");
        return toSession(
                session,
                SessionKind.SESSION,
                clients.path(0).path("client_id").asText(""),
                instant(session, "last_interacted_at"));
    }

    static Session refreshToken(JsonNode token) {
        return toSession(
                token,
                SessionKind.REFRESH_TOKEN,
                token.path("client_id").asText(""),
                instant(token, "last_exchanged_at"));
    }

    private static Session toSession(
            JsonNode answer, SessionKind kind, String application, @Nullable Instant lastActiveAt) {
        return new Session(
                new SessionKey(kind, answer.path("id").asText()).id(),
                UserId.of(answer.path("user_id").asText()),
                kind,
                application.isEmpty() ? null : application,
                Stream.of("created_at", "authenticated_at", "updated_at")
                        .map(name -> instant(answer, name))
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .orElse(Instant.EPOCH),
                lastActiveAt,
                Stream.of("idle_expires_at", "expires_at")
                        .map(name -> instant(answer, name))
                        .flatMap(Stream::ofNullable)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private List<JsonNode> all(UserId user, String path, String field) {
        return SliceSource.of(
                        tenant.requests(operation, user),
                        operation,
                        Subject.user(user),
                        List.of("users", user.value(), path),
                        Map.of(),
                        field)
                .all();
    }

    private static @Nullable Instant instant(JsonNode answer, String name) {
        String text = answer.path(name).asText("");
        return text.isEmpty() || text.equals("null") ? null : Instant.parse(text);
    }
}
