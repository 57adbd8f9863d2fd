package io.ostiary.memory;

import io.ostiary.backend.Creation;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;

/**
 * A session that was neither revoked nor swept.
 *
 * @param session what callers see of it
 * @param claims the claims that it was started with
 * @param refreshDigest the digest of the refresh token that is good
 * @param usedDigests the digests of those that were, oldest first
 */
record LiveSession(
        Session session, Map<String, @Nullable Object> claims, String refreshDigest, TreePVector<String> usedDigests) {
    SessionId id() {
        return session.id();
    }

    Creation creation() {
        return Creation.of(session);
    }

    Instant expiresAt() {
        Instant expiry = session.expiresAt();
        return expiry == null ? Instant.MAX : expiry;
    }

    boolean isActive(Instant now) {
        return now.isBefore(expiresAt());
    }
}
