package io.ostiary.keycloak;

import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiScope;
import io.ostiary.application.ApplicationId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;

/**
 * The client scopes that an API is: one of its own, with which an application may call it, and one for each of its scopes.
 *
 * @param own that of the API itself, whose id is the API's
 * @param ofScopes those of its scopes
 */
record ApiClientScopes(ClientScopeRepresentation own, List<ClientScopeRepresentation> ofScopes) {
    /** Copies the list. */
    ApiClientScopes {
        ofScopes = List.copyOf(ofScopes);
    }

    /** The API, of whose tokens the application that asks for them and the realm decide. */
    Api toApi() {
        String identifier = ApiClientScope.identifier(own);
        String name = own.getDescription();
        return new Api(
                id(),
                identifier,
                name == null || name.isEmpty() ? identifier : name,
                ofScopes.stream().map(ApiClientScope::toScope).toList(),
                null,
                null);
    }

    ApiId id() {
        return ApiId.of(own.getId());
    }

    /** The client scope of that scope, where the API has one. */
    Optional<ClientScopeRepresentation> of(ApiScope scope) {
        return ofScopes.stream()
                .filter(each -> scope.value().equals(ApiClientScope.value(each)))
                .findFirst();
    }

    /** All of them, the API's own at last. */
    Stream<ClientScopeRepresentation> all() {
        return Stream.concat(ofScopes.stream(), Stream.of(own));
    }

    /** All that a client has of them, the API's own at last. */
    List<ClientScopeRepresentation> of(ClientRepresentation client) {
        Set<String> names = new HashSet<>(names(client.getOptionalClientScopes()));
        names.addAll(names(client.getDefaultClientScopes()));
        return all().filter(scope -> names.contains(scope.getName())).toList();
    }

    /** What an application was granted, or empty when it has none of them. */
    Optional<ApiGrant> grant(ClientRepresentation client) {
        List<ClientScopeRepresentation> granted = of(client);
        return granted.isEmpty()
                ? Optional.empty()
                : Optional.of(ApiGrant.of(
                        ApplicationId.of(client.getClientId()),
                        id(),
                        granted.stream()
                                .flatMap(scope -> Stream.ofNullable(ApiClientScope.value(scope)))
                                .collect(Collectors.toSet())));
    }

    private static List<String> names(@Nullable List<String> names) {
        return Objects.requireNonNullElse(names, List.of());
    }
}
