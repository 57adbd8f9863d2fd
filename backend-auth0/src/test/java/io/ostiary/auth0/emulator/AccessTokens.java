package io.ostiary.auth0.emulator;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The access tokens for the Management API that are about. */
final class AccessTokens {
    private static final String SCHEME = "Bearer ";

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Clock clock;

    AccessTokens(Clock clock) {
        this.clock = clock;
    }

    void add(String token, String clientId, Set<String> scopes, Instant expiresAt) {
        grants.put(token, new Grant(clientId, Set.copyOf(scopes), expiresAt));
    }

    /** Lets every token that is about expire at once. */
    void expireAll() {
        grants.replaceAll((token, grant) -> new Grant(grant.clientId, grant.scopes, Instant.MIN));
    }

    /** Makes every token that is about unknown, as a rotated key does. */
    void forgetAll() {
        grants.clear();
    }

    /** The grant of the token that a request carries. */
    Grant grant(@Nullable String authorization) {
        if (authorization == null) {
            throw Problem.unauthorized("Missing authentication");
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || authorization.indexOf(' ', SCHEME.length()) >= 0) {
            throw Problem.of(400, "Bad HTTP authentication header format", "Bearer");
        }
        Grant grant = grants.get(authorization.substring(SCHEME.length()));
        if (grant == null) {
            throw Problem.unauthorized("Invalid token");
        }
        if (!clock.instant().isBefore(grant.expiresAt)) {
            throw expired();
        }
        return grant;
    }

    static Problem expired() {
        return Problem.unauthorized("Expired token received for JSON Web Token validation");
    }

    /**
     * What a token allows.
     *
     * @param clientId to which application
     */
    record Grant(String clientId, Set<String> scopes, Instant expiresAt) {
        /** What allows nothing, to nobody. */
        static final Grant NONE = new Grant("", Set.of(), Instant.MIN);
    }
}
