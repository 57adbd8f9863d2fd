package io.ostiary.apikey;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key; the key itself is told once, when it is issued.
 *
 * @param id identifies it in the tenant
 * @param name what it is for, in somebody's words
 * @param scopes what its holder may do, for example {@code users:read}
 * @param createdAt when it was issued, or null where the provider does not tell
 * @param expiresAt from when on it is worth nothing, or null when it does not expire
 */
public record ApiKey(
        ApiKeyId id,
        String name,
        SortedSet<String> scopes,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt) {
    /** Copies the scopes. */
    public ApiKey {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }

    /** Whether it is worth nothing any more at that time. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Whether its holder has every one of the scopes. */
    public boolean allows(Set<String> wanted) {
        return scopes.containsAll(wanted);
    }
}
