package io.ostiary.keycloak;

import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.NewApiKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * Between an API key and the client that it is: one with a service account and nothing else, whose id and secret the key
 * is made of. What it may do here is an attribute; at Keycloak itself it may do nothing.
 */
final class ApiKeyMapping {
    /** What the id of every such client begins with, so that they can be searched for. */
    static final String PREFIX = "api-key-";

    private static final String SCOPES = "ostiary.api_key_scopes";
    private static final String EXPIRES_AT = "ostiary.api_key_expires_at";
    private static final String SECRET_CREATED_AT = "client.secret.creation.time";

    private ApiKeyMapping() {}

    static boolean isApiKey(ClientRepresentation client) {
        return client.getClientId() != null
                && client.getClientId().startsWith(PREFIX)
                && attribute(client, SCOPES) != null
                && !Boolean.TRUE.equals(client.isPublicClient());
    }

    /** The key that the client is; empty when it is none. */
    static Optional<ApiKey> toApiKey(ClientRepresentation client) {
        return isApiKey(client)
                ? Optional.of(new ApiKey(
                        ApiKeyId.of(client.getClientId()),
                        client.getName() == null ? client.getClientId() : client.getName(),
                        scopes(client),
                        createdAt(client),
                        expiresAt(client)))
                : Optional.empty();
    }

    /** A client that is the key. */
    static ClientRepresentation toRepresentation(ApiKeyId id, NewApiKey key, Instant now) {
        var client = new ClientRepresentation();
        client.setClientId(id.value());
        client.setProtocol("openid-connect");
        client.setName(key.name());
        client.setEnabled(true);
        client.setPublicClient(false);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setAttributes(Map.of(
                SCOPES,
                String.join(" ", key.scopes()),
                EXPIRES_AT,
                now.plus(key.expiresIn()).truncatedTo(ChronoUnit.SECONDS).toString()));
        return client;
    }

    private static SortedSet<String> scopes(ClientRepresentation client) {
        SortedSet<String> scopes = new TreeSet<>(
                Arrays.asList(String.valueOf(attribute(client, SCOPES)).split(" ", -1)));
        scopes.remove("");
        return scopes;
    }

    private static @Nullable Instant createdAt(ClientRepresentation client) {
        String seconds = attribute(client, SECRET_CREATED_AT);
        return seconds != null && seconds.matches("[1-9][0-9]{0,11}")
                ? Instant.ofEpochSecond(Long.parseLong(seconds))
                : null;
    }

    /** When the key ends. One whose end cannot be read has ended. */
    private static Instant expiresAt(ClientRepresentation client) {
        try {
            return Instant.parse(String.valueOf(attribute(client, EXPIRES_AT)));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static @Nullable String attribute(ClientRepresentation client, String name) {
        return client.getAttributes() == null ? null : client.getAttributes().get(name);
    }
}
