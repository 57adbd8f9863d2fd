package io.ostiary.auth0;

import static io.ostiary.Operation.VERIFY_TOKEN;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.ostiary.BackendFailureException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the tenant signs tokens with, as it publishes them. They are read again after a day, and when a token names
 * one that is not among them; but not more often than every so often, so that forged tokens cost no requests.
 */
final class SigningKeys {
    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int MAX_KEYS = 50;

    private Map<String, RSAKey> keys = Map.of();
    private @Nullable Instant readAt;

    /** The key of that id. */
    synchronized Optional<RSAKey> find(String id, ManagedTenant tenant) {
        Instant now = tenant.requests(VERIFY_TOKEN).now();
        Instant last = readAt;
        boolean stale = last == null || !now.isBefore(last.plus(LIFETIME));
        boolean worthAnotherLook = last == null || !keys.containsKey(id) && !now.isBefore(last.plus(PAUSE));
        if (stale || worthAnotherLook) {
            keys = read(tenant);
            readAt = now;
        }
        return Optional.ofNullable(keys.get(id));
    }

    private static Map<String, RSAKey> read(ManagedTenant tenant) {
        String published = tenant.requests(VERIFY_TOKEN)
                .repeatable(
                        VERIFY_TOKEN,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.published(List.of(".well-known", "jwks.json"), Map.of())
                                .bodyOfSuccess()
                                .toString());
        Map<String, RSAKey> keys = new HashMap<>();
        for (JWK key : parse(published)) {
            if (key instanceof RSAKey rsa && key.getKeyID() != null && keys.size() < MAX_KEYS) {
                keys.put(key.getKeyID(), rsa);
            }
        }
        return keys;
    }

    private static Collection<JWK> parse(String published) {
        try {
            return JWKSet.parse(published).getKeys();
        } catch (ParseException e) {
            throw new BackendFailureException(VERIFY_TOKEN, "Auth0 publishes keys that make no sense", null);
        }
    }
}
