package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.api.Api;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.api.SigningAlgorithm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An API as Auth0 says it, a resource server. */
record ApiRow(JsonNode json) {
    private static final String SCOPES = "scopes";
    private static final String TOKEN_LIFETIME = "token_lifetime";
    private static final String SIGNING_ALG = "signing_alg";

    ApiId id() {
        return ApiId.of(json.path("id").asText());
    }

    String identifier() {
        return json.path("identifier").asText();
    }

    /** Whether Auth0 itself is administered by it. */
    boolean isSystem() {
        return json.path("is_system").asBoolean(false);
    }

    Api toApi() {
        List<ApiScope> scopes = new ArrayList<>();
        json.path(SCOPES).forEach(scope -> {
            String description = scope.path("description").asText("");
            scopes.add(new ApiScope(scope.path("value").asText(), description.isEmpty() ? null : description));
        });
        return new Api(
                id(),
                identifier(),
                json.path("name").asText(identifier()),
                scopes,
                Duration.ofSeconds(json.path(TOKEN_LIFETIME).asLong()),
                signingAlg());
    }

    /** What creates the API. */
    static Map<String, Object> creation(NewApi api) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", api.name());
        body.put("identifier", api.identifier());
        body.put(SCOPES, scopes(api.scopes()));
        body.put(TOKEN_LIFETIME, api.tokenLifetimeOrDefault().toSeconds());
        body.put(SIGNING_ALG, api.signingAlgOrDefault().name());
        return body;
    }

    /** What makes the one the other: of the scopes all that are to be there, because Auth0 replaces them. */
    static Map<String, Object> change(Api before, Api after) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!after.name().equals(before.name())) {
            body.put("name", after.name());
        }
        if (!after.scopes().equals(before.scopes())) {
            body.put(SCOPES, scopes(after.scopes()));
        }
        Duration lifetime = after.tokenLifetime();
        if (lifetime != null && !lifetime.equals(before.tokenLifetime())) {
            body.put(TOKEN_LIFETIME, lifetime.toSeconds());
        }
        SigningAlgorithm algorithm = after.signingAlg();
        if (algorithm != null && !Objects.equals(algorithm, before.signingAlg())) {
            body.put(SIGNING_ALG, algorithm.name());
        }
        return body;
    }

    private @Nullable SigningAlgorithm signingAlg() {
        String name = json.path(SIGNING_ALG).asText();
        return Stream.of(SigningAlgorithm.values())
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Map<String, String>> scopes(List<ApiScope> scopes) {
        return scopes.stream()
                .map(scope -> {
                    Map<String, String> json = new LinkedHashMap<>();
                    json.put("value", scope.value());
                    if (scope.description() != null) {
                        json.put("description", scope.description());
                    }
                    return json;
                })
                .toList();
    }
}
