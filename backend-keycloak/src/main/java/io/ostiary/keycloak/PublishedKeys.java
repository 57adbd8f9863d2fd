package io.ostiary.keycloak;

import static io.ostiary.Operation.VERIFY_TOKEN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Operation;
import io.ostiary.tenant.TenantId;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What realms publish for those who check their tokens, kept for a minute: a key that was withdrawn is trusted no longer
 * than that. A token that names another key has it looked for at once, yet never more often than every few seconds,
 * whatever tokens arrive.
 */
final class PublishedKeys {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int MOST = 1000;

    private final BoundedMap<TenantId, Published> realms = new BoundedMap<>(MOST);

    /**
     * What a realm publishes.
     *
     * @param issuer what its tokens name as their issuer
     * @param keys the RSA keys that it signs with, by id
     */
    record Published(String issuer, Map<String, PublicKey> keys, Instant at) {
        Published {
            keys = Map.copyOf(keys);
        }
    }

    /** What the realm publishes, with the key of that id if there is such a key. */
    Published of(Realm realm, String key) {
        return fresh(realm, key)
                .orElseGet(() -> realm.exclusively(
                        VERIFY_TOKEN,
                        List.of(VERIFY_TOKEN, realm.tenant()),
                        () -> fresh(realm, key).orElseGet(() -> {
                            Published published = read(realm);
                            realms.put(realm.tenant(), published);
                            return published;
                        })));
    }

    void forget(TenantId tenant) {
        realms.remove(tenant);
    }

    private Optional<Published> fresh(Realm realm, String key) {
        Instant now = realm.requests().now();
        return realms.get(realm.tenant())
                .filter(known -> now.isBefore(known.at().plus(known.keys().containsKey(key) ? KEPT : PAUSE)));
    }

    private static Published read(Realm realm) {
        Instant at = realm.requests().now();
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonNode published :
                get(VERIFY_TOKEN, realm, "protocol/openid-connect/certs").path("keys")) {
            PublicKey key = key(published);
            if (key != null) {
                keys.put(published.path("kid").asText(), key);
            }
        }
        return new Published(issuer(VERIFY_TOKEN, realm), keys, at);
    }

    /** What the realm's tokens name as their issuer: the server's public address is known to the server alone. */
    static String issuer(Operation operation, Realm realm) {
        return get(operation, realm, ".well-known/openid-configuration")
                .path("issuer")
                .asText();
    }

    private static @Nullable PublicKey key(JsonNode published) {
        if (!published.path("use").asText().equals("sig")
                || !published.path("kty").asText().equals("RSA")) {
            return null;
        }
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(published.path("n")), number(published.path("e"))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private static BigInteger number(JsonNode value) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(value.asText()));
    }

    private static JsonNode get(Operation operation, Realm realm, String path) {
        return realm.requests().repeatable(operation, Subject.tenant(realm.tenant()), () -> {
            RealmNames.require(operation, realm.tenant());
            Response response = realm.requests()
                    .client()
                    .target(realm.tenant(), path)
                    .request()
                    .get();
            Requests.requireSuccess(response);
            try (response) {
                return JSON.readTree(response.readEntity(String.class));
            } catch (JsonProcessingException e) {
                throw new ProcessingException(e);
            }
        });
    }
}
