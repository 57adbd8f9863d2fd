package io.ostiary.session;

import io.ostiary.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a session.
 *
 * @param accessToken a bearer token (RFC 6750)
 * @param accessTokenExpiresAt when it expires
 * @param refreshToken what {@link Sessions#refresh} takes, or null when the provider gave none
 */
public record Tokens(
        Secret accessToken,
        Instant accessTokenExpiresAt,
        @Nullable Secret refreshToken) {}
