package io.ostiary.session;

import io.ostiary.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's being signed in. Active: neither revoked nor expired.
 *
 * @param id identifies it in the tenant
 * @param user who is signed in
 * @param kind what keeps the user signed in
 * @param application the id of the application that it belongs to, or null
 * @param createdAt when it began
 * @param lastActiveAt when it was last used, or null when the provider does not say
 * @param expiresAt when it ends unless it is used, or null when the provider does not say
 */
public record Session(
        SessionId id,
        UserId user,
        SessionKind kind,
        @Nullable String application,
        Instant createdAt,
        @Nullable Instant lastActiveAt,
        @Nullable Instant expiresAt) {}
