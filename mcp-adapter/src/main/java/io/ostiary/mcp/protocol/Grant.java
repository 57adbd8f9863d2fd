package io.ostiary.mcp.protocol;

import java.util.Set;

/**
 * What a caller with a key may do.
 *
 * @param tenant the only tenant that it may touch
 * @param scopes what it may do there, for example {@code users:read}
 */
public record Grant(String tenant, Set<String> scopes) {
    /** Copies the scopes. */
    public Grant {
        scopes = Set.copyOf(scopes);
    }
}
