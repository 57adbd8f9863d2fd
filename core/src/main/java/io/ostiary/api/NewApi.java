package io.ostiary.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An API to register.
 *
 * @param name what people call it, 1 to 200 characters, neither {@code <} nor {@code >}; several can have the same
 * @param identifier what tokens for it name as their audience, unique: 1 to 600 visible ASCII characters, best a URI
 * @param scopes what it lets its callers do, at most 1,000 with different values: 1 to 280 characters of a scope (RFC
 *     6749 §3.3), each with a description of 1 to 500 characters or none
 * @param tokenLifetime how long access tokens for it are valid, 1 minute to 30 days, or null to leave it to the provider
 * @param signingAlg how they are signed, or null to leave it to the provider
 */
public record NewApi(
        String name,
        String identifier,
        List<ApiScope> scopes,
        @Nullable Duration tokenLifetime,
        @Nullable SigningAlgorithm signingAlg) {
    private static final Duration DEFAULT_TOKEN_LIFETIME = Duration.ofDays(1);

    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewApi {
        scopes = List.copyOf(scopes);
        var violations = ApiText.check(name, scopes, tokenLifetime);
        ApiText.checkIdentifier(violations, identifier);
        violations.throwIfAny();
    }

    /** An API without scopes, of whose tokens nothing is said. */
    public static NewApi of(String name, String identifier) {
        return new NewApi(name, identifier, List.of(), null, null);
    }

    /** How long access tokens are valid where an API can say it: a day when it does not. */
    public Duration tokenLifetimeOrDefault() {
        return Objects.requireNonNullElse(tokenLifetime, DEFAULT_TOKEN_LIFETIME);
    }

    /** How access tokens are signed where an API can say it: with RS256 when it does not. */
    public SigningAlgorithm signingAlgOrDefault() {
        return Objects.requireNonNullElse(signingAlg, SigningAlgorithm.RS256);
    }

    /** The same with those scopes. */
    public NewApi withScopes(List<ApiScope> others) {
        return new NewApi(name, identifier, others, tokenLifetime, signingAlg);
    }

    /** The same with tokens that are valid that long. */
    public NewApi withTokenLifetime(Duration other) {
        return new NewApi(name, identifier, scopes, other, signingAlg);
    }

    /** The same with tokens that are signed like that. */
    public NewApi withSigningAlg(SigningAlgorithm other) {
        return new NewApi(name, identifier, scopes, tokenLifetime, other);
    }
}
