package io.ostiary.apikey;

import io.ostiary.Violations;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key to issue.
 *
 * @param name what it is for, one line of 1 to 100 characters
 * @param scopes what its holder may do, at least one of {@link ApiKeyScopes#GRANTABLE}
 * @param expiresIn how long it is good for, whole seconds, 1 minute to 366 days
 */
public record NewApiKey(String name, SortedSet<String> scopes, Duration expiresIn) {
    /** How long a key is good for when nobody says. */
    public static final Duration DEFAULT_PERIOD = Duration.ofDays(90);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewApiKey {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        Set<String> unknown = new TreeSet<>(scopes);
        unknown.removeAll(ApiKeyScopes.GRANTABLE);
        new Violations()
                .line("name", name, 1, 100)
                .require(!scopes.isEmpty(), "scopes", "must not be empty")
                .require(
                        unknown.isEmpty(),
                        "scopes",
                        "must be some of " + String.join(", ", ApiKeyScopes.GRANTABLE) + "; not " + unknown.size()
                                + " of those given")
                .seconds("expires_in", expiresIn, SHORTEST, LONGEST)
                .throwIfAny();
    }

    /** A key that may only read, for {@link #DEFAULT_PERIOD}. */
    public static NewApiKey reading(String name) {
        return new NewApiKey(name, ApiKeyScopes.READING, DEFAULT_PERIOD);
    }

    /** A key with those scopes, for {@link #DEFAULT_PERIOD}. */
    public static NewApiKey of(String name, Set<String> scopes) {
        return new NewApiKey(name, new TreeSet<>(scopes), DEFAULT_PERIOD);
    }

    /**
     * The key that stands in for all of those: with what the ones that have not expired can do, or
     * {@link ApiKeyScopes#READING} when there are none, for {@link #DEFAULT_PERIOD}. A scope that was given away when it
     * was still grantable stays behind.
     */
    public static NewApiKey replacing(Stream<ApiKey> keys, String name, Instant now) {
        Set<String> held = keys.filter(key -> !key.isExpired(now))
                .flatMap(key -> key.scopes().stream())
                .filter(scope -> ApiKeyScopes.GRANTABLE.contains(scope))
                .collect(Collectors.toSet());
        return of(name, held.isEmpty() ? ApiKeyScopes.READING : held);
    }

    /** The same for another period. */
    public NewApiKey expiringIn(Duration period) {
        return new NewApiKey(name, scopes, period);
    }
}
