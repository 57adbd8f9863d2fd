package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A request as its operation gets it: the token has a scope, and path, query and body keep the rules.
 *
 * @param variables what the path's variables stand for
 * @param scopes the token's, none for the Authentication API
 * @param json the body, for an operation with a rule for it
 */
record Request(
        Map<String, String> variables,
        HttpUrl url,
        Headers headers,
        ByteString content,
        Set<String> scopes,
        @Nullable JsonNode json) {
    String variable(String name) {
        return Optional.ofNullable(variables.get(name)).orElseThrow();
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(url.queryParameter(name));
    }

    boolean flag(String name) {
        return query(name).filter("true"::equals).isPresent();
    }

    int number(String name, int fallback) {
        return query(name).map(Integer::parseInt).orElse(fallback);
    }

    JsonNode body() {
        return Optional.ofNullable(json).orElseThrow();
    }

    ObjectNode object() {
        return (ObjectNode) body();
    }
}
