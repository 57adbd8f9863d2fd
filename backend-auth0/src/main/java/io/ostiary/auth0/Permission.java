package io.ostiary.auth0;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a role allows: a scope of one of the tenant's APIs. It is told as the scope alone where the API is the one that the
 * setting {@code audience} names, else as the API's identifier, {@code #} and the scope.
 *
 * @param api the API's identifier
 * @param scope the scope's name
 */
record Permission(String api, String scope) {
    private static final char SEPARATOR = '#';

    /** The permission of another API that the text names, if it names one. */
    static Optional<Permission> qualified(String text) {
        int separator = text.indexOf(SEPARATOR);
        return separator > 0 && separator < text.length() - 1
                ? Optional.of(new Permission(text.substring(0, separator), text.substring(separator + 1)))
                : Optional.empty();
    }

    /** How it is told. */
    String text(@Nullable String audience) {
        return api.equals(audience) ? scope : api + SEPARATOR + scope;
    }

    /** The scope, also turned around: Auth0 names {@code write:users} what others name {@code users:write}. */
    Stream<String> namings() {
        int colon = scope.indexOf(':');
        return colon < 0
                ? Stream.of(scope)
                : Stream.of(scope, scope.substring(colon + 1) + ":" + scope.substring(0, colon));
    }
}
