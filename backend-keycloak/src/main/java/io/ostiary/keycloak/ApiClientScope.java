package io.ostiary.keycloak;

import io.ostiary.Violations;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * A client scope that an API is made of. Whoever asks for it by name gets a token for the API.
 *
 * <p>Names of client scopes are the whole realm's, so that of a scope is the API's identifier, a number sign and the scope.
 * An audience has no fragment (RFC 8707 §2); where an identifier has a number sign nevertheless, it is escaped, and no two
 * names can be the same.
 */
final class ApiClientScope {
    private static final int MAX = 255;

    private static final String IDENTIFIER = "ostiary.api";
    private static final String SCOPE = "ostiary.api_scope";

    private ApiClientScope() {}

    /** Whether an API is made of the client scope. */
    static boolean isOne(ClientScopeRepresentation scope) {
        return scope.getAttributes() != null && scope.getAttributes().containsKey(IDENTIFIER);
    }

    /** The identifier of the API. */
    static String identifier(ClientScopeRepresentation scope) {
        return Objects.requireNonNull(attribute(scope, IDENTIFIER), "the client scope of an API");
    }

    /** The scope of the API, or null where it is the API's own. */
    static @Nullable String value(ClientScopeRepresentation scope) {
        return attribute(scope, SCOPE);
    }

    /** The scope that the client scope is for. */
    static ApiScope toScope(ClientScopeRepresentation scope) {
        String description = scope.getDescription();
        return new ApiScope(
                Objects.requireNonNull(value(scope), "the client scope of a scope"),
                description == null || description.isEmpty() ? null : description);
    }

    /** The name of an API's own client scope. */
    static String name(String identifier) {
        return identifier
                .replace("%", "%25")
                .replace("#", "%23")
                .replace("\"", "%22")
                .replace("\\", "%5C");
    }

    /** The name of the client scope of an API's scope. */
    static String name(String identifier, String scope) {
        return name(identifier) + '#' + scope;
    }

    /** An API's own client scope. Its name is in no token, unlike those of scopes. */
    static ClientScopeRepresentation of(NewApi api) {
        return scope(name(api.identifier()), api.name(), api.identifier(), Map.of("include.in.token.scope", "false"));
    }

    /** The client scope of an API's scope. */
    static ClientScopeRepresentation of(String identifier, ApiScope scope) {
        return scope(
                name(identifier, scope.value()),
                scope.description(),
                identifier,
                Map.of("include.in.token.scope", "true", SCOPE, scope.value()));
    }

    /** What to write so that the client scope has that description and everything else stays. */
    static ClientScopeRepresentation change(ClientScopeRepresentation before, @Nullable String description) {
        var changed = new ClientScopeRepresentation();
        changed.setName(before.getName());
        changed.setDescription(Objects.requireNonNullElse(description, ""));
        return changed;
    }

    /**
     * Refuses what is longer than Keycloak keeps.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is
     */
    static void requireFits(String identifier, String name, List<ApiScope> scopes) {
        var violations = new Violations()
                .require(name.length() <= MAX, "name", "must be at most " + MAX + " UTF-16 characters long on Keycloak")
                .require(
                        name(identifier).length() <= MAX,
                        "identifier",
                        "must be at most " + MAX + " characters long on Keycloak");
        for (ApiScope scope : scopes) {
            String description = scope.description();
            violations
                    .require(
                            name(identifier, scope.value()).length() <= MAX,
                            "scopes",
                            "must be, with the identifier before them, at most " + MAX + " characters long on Keycloak")
                    .require(
                            description == null || description.length() <= MAX,
                            "scopes.description",
                            "must be at most " + MAX + " UTF-16 characters long on Keycloak");
        }
        violations.throwIfAny();
    }

    private static ClientScopeRepresentation scope(
            String name, @Nullable String description, String identifier, Map<String, String> attributes) {
        var audience = new ProtocolMapperRepresentation();
        audience.setName("audience");
        audience.setProtocol(ProtocolMapping.PROTOCOL);
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of(
                "included.custom.audience", identifier,
                "access.token.claim", "true",
                "introspection.token.claim", "true"));
        var scope = new ClientScopeRepresentation();
        scope.setName(name);
        scope.setDescription(description);
        scope.setProtocol(ProtocolMapping.PROTOCOL);
        scope.setProtocolMappers(List.of(audience));
        Map<String, String> all = new HashMap<>(attributes);
        all.put(IDENTIFIER, identifier);
        // By default the realm's metadata, which anybody reads, names every client scope.
        all.put("include.in.openid.provider.metadata", "false");
        scope.setAttributes(all);
        return scope;
    }

    private static @Nullable String attribute(ClientScopeRepresentation scope, String name) {
        return scope.getAttributes() == null ? null : scope.getAttributes().get(name);
    }
}
