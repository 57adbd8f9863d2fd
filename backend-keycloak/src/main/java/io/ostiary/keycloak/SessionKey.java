package io.ostiary.keycloak;

import io.ostiary.session.SessionId;
import io.ostiary.user.UserId;
import java.util.Optional;

/**
 * A session's id: Keycloak finds a session by its user only, so the id names both, as {@code user:session}.
 *
 * @param user whose session
 * @param session Keycloak's own id of it
 */
record SessionKey(UserId user, String session) {
    /** The parts of an id, or empty when it cannot be one. */
    static Optional<SessionKey> parse(SessionId id) {
        int colon = id.value().lastIndexOf(':');
        if (colon < 1 || !Paths.isSegment(id.value()) || colon == id.value().length() - 1) {
            return Optional.empty();
        }
        return Optional.of(new SessionKey(
                UserId.of(id.value().substring(0, colon)), id.value().substring(colon + 1)));
    }

    SessionId id() {
        return SessionId.of(user + ":" + session);
    }
}
