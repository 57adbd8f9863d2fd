package io.ostiary.api;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What applications call with access tokens: a resource server of OAuth 2.
 *
 * @param id identifies it in the tenant
 * @param identifier what tokens for it name as their audience (RFC 9068 §2.2), unique and never changed
 * @param name what people call it
 * @param scopes what it lets its callers do, by value
 * @param tokenLifetime how long access tokens for it are valid, or null where that is not the API's to say
 * @param signingAlg how they are signed, or null where that is not the API's to say, or is done in a way that is not named
 *     here
 */
public record Api(
        ApiId id,
        String identifier,
        String name,
        List<ApiScope> scopes,
        @Nullable Duration tokenLifetime,
        @Nullable SigningAlgorithm signingAlg) {

    /** Sorts the scopes. */
    public Api {
        scopes = scopes.stream().sorted(Comparator.comparing(ApiScope::value)).toList();
    }

    /** The API that was asked for, under that id. Where nothing is said of its tokens, they are as most are. */
    public static Api of(ApiId id, NewApi asked) {
        return new Api(
                id,
                asked.identifier(),
                asked.name(),
                asked.scopes(),
                asked.tokenLifetimeOrDefault(),
                asked.signingAlgOrDefault());
    }

    /** The API after the patch. */
    public Api patched(ApiPatch patch) {
        List<ApiScope> newScopes = patch.scopes().valueOrNull();
        return new Api(
                id,
                identifier,
                patch.name().keeps() ? name : String.valueOf(patch.name().valueOrNull()),
                patch.scopes().keeps() ? scopes : newScopes == null ? List.of() : newScopes,
                patch.tokenLifetime().applyTo(tokenLifetime),
                patch.signingAlg().applyTo(signingAlg));
    }

    /** The values of its scopes. */
    public Set<String> scopeValues() {
        return scopes.stream().map(ApiScope::value).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Refuses scopes that it has not.
     *
     * @throws NotFoundException when it has not one of them
     */
    public void requireScopes(Operation operation, Set<String> wanted) {
        Set<String> has = scopeValues();
        wanted.stream()
                .filter(scope -> !has.contains(scope))
                .sorted()
                .findFirst()
                .ifPresent(unknown -> {
                    throw new NotFoundException(operation, "scope of api " + id, unknown);
                });
    }
}
