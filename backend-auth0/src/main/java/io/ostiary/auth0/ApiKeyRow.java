package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.NewApiKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An API key as Auth0 has it: a machine application that is granted no API, whose id and secret the key is made of. What
 * it may do is in its metadata, whose values are at most 255 characters long, so scopes go on in further ones.
 */
record ApiKeyRow(JsonNode json) {
    /** What is asked for of a client, its secret not being among it. */
    static final String FIELDS = "client_id,name,app_type,token_endpoint_auth_method,client_metadata";

    private static final String METADATA = "client_metadata";
    private static final String EXPIRES_AT = "ostiary_api_key_expires_at";
    private static final String SCOPES = "ostiary_api_key_scopes_";
    private static final int MOST_METADATA = 10;
    private static final int LONGEST_VALUE = 255;

    /** Whether it is one; an application that keeps no secret proves nothing, whatever its metadata say. */
    boolean isApiKey() {
        return json.path(METADATA).has(EXPIRES_AT)
                && !json.path("token_endpoint_auth_method").asText().equals("none");
    }

    ApiKey toApiKey() {
        return new ApiKey(
                ApiKeyId.of(json.path("client_id").asText()), json.path("name").asText(), scopes(), null, expiresAt());
    }

    /** What creates the key. */
    static Map<String, Object> creation(NewApiKey key, Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", key.name());
        body.put("app_type", "non_interactive");
        body.put("token_endpoint_auth_method", "client_secret_post");
        body.put("grant_types", List.of("client_credentials"));
        body.put("oidc_conformant", true);
        body.put(METADATA, metadata(key.scopes(), now.plus(key.expiresIn())));
        return body;
    }

    private static Map<String, String> metadata(SortedSet<String> scopes, Instant expiresAt) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(EXPIRES_AT, expiresAt.truncatedTo(ChronoUnit.SECONDS).toString());
        StringBuilder part = new StringBuilder();
        for (String scope : scopes) {
            if (part.length() + 1 + scope.length() > LONGEST_VALUE) {
                metadata.put(SCOPES + metadata.size(), part.toString());
                part.setLength(0);
            }
            part.append(part.isEmpty() ? "" : " ").append(scope);
        }
        metadata.put(SCOPES + metadata.size(), part.toString());
        return metadata;
    }

    private SortedSet<String> scopes() {
        SortedSet<String> scopes = new TreeSet<>();
        for (int part = 1; part < MOST_METADATA; part++) {
            String value = json.path(METADATA).path(SCOPES + part).asText("");
            scopes.addAll(List.of(value.split(" ", -1)));
        }
        scopes.remove("");
        return scopes;
    }

    /** When the key ends. One whose end cannot be read has ended. */
    private Instant expiresAt() {
        try {
            return Instant.parse(json.path(METADATA).path(EXPIRES_AT).asText());
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
