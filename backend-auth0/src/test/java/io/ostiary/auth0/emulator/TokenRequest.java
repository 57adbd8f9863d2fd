package io.ostiary.auth0.emulator;

import java.util.Optional;
import java.util.Set;

/**
 * What tokens are issued for.
 *
 * @param clientId the application that gets them
 * @param audience the API that the access token is for, empty for the user's profile alone
 * @param grant what the access token's {@code gty} says
 */
record TokenRequest(User user, String clientId, Optional<String> audience, Set<String> scopes, String grant) {
    boolean has(String scope) {
        return scopes.contains(scope);
    }

    TokenRequest withScopes(Set<String> fewer) {
        return new TokenRequest(user, clientId, audience, fewer, grant);
    }

    TokenRequest withGrant(String other) {
        return new TokenRequest(user, clientId, audience, scopes, other);
    }
}
