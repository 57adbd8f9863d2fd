package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refresh token with all that it was rotated into, which goes on under the same id. */
final class RefreshToken implements RevocableTable.Revocable {
    private final String id;
    private final TokenRequest issuedFor;
    private final @Nullable String sessionId;
    private final Policy policy;
    private final Instant createdAt;
    private final Map<String, Instant> spent = new HashMap<>();
    private String secret;
    private @Nullable Instant lastExchangedAt;

    RefreshToken(
            String id,
            String secret,
            TokenRequest issuedFor,
            @Nullable String sessionId,
            Policy policy,
            Instant createdAt) {
        this.id = id;
        this.secret = secret;
        this.issuedFor = issuedFor;
        this.sessionId = sessionId;
        this.policy = policy;
        this.createdAt = createdAt;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String userId() {
        return issuedFor.user().id();
    }

    /** What the tokens are for. */
    TokenRequest issuedFor() {
        return issuedFor;
    }

    Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    boolean rotates() {
        return policy.rotating;
    }

    /** Whether it is, or once was, this token. */
    boolean isOrWas(String candidate) {
        return secret.equals(candidate) || spent.containsKey(candidate);
    }

    /** Whether the token was rotated so long ago that nobody honest can still have it. */
    boolean isReuse(String candidate, Instant now) {
        return Optional.ofNullable(spent.get(candidate))
                .filter(at -> !now.isBefore(at.plus(policy.leeway)))
                .isPresent();
    }

    /** Notes that it was exchanged; a token that rotates is another one from now on. */
    void exchanged(String next, Instant now) {
        lastExchangedAt = now;
        if (policy.rotating) {
            spent.put(secret, now);
            secret = next;
        }
    }

    @Override
    public boolean hasExpired(Instant now) {
        return policy.idleLifetime
                        .filter(idle -> !now.isBefore(lastUsedAt().plus(idle)))
                        .isPresent()
                || policy.lifetime
                        .filter(whole -> !now.isBefore(createdAt.plus(whole)))
                        .isPresent();
    }

    private Instant lastUsedAt() {
        return lastExchangedAt == null ? createdAt : lastExchangedAt;
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("user_id", userId())
                .put("created_at", Tenant.timestamp(createdAt))
                .put(
                        "idle_expires_at",
                        policy.idleLifetime
                                .map(idle -> Tenant.timestamp(lastUsedAt().plus(idle)))
                                .orElse(null))
                .put(
                        "expires_at",
                        policy.lifetime
                                .map(whole -> Tenant.timestamp(createdAt.plus(whole)))
                                .orElse(null))
                .put("client_id", issuedFor.clientId())
                .put("session_id", sessionId)
                .put("rotating", policy.rotating);
        json.putArray("resource_servers")
                .addObject()
                .put("audience", issuedFor.audience().orElse(Issuer.USERINFO))
                .put("scopes", Scopes.write(issuedFor.scopes()));
        if (lastExchangedAt != null) {
            json.put("last_exchanged_at", Tenant.timestamp(lastExchangedAt));
        }
        return json;
    }

    /**
     * How an application's refresh tokens live.
     *
     * @param leeway how long a rotated token is still taken
     * @param lifetime how long after its creation it ends, empty for never
     * @param idleLifetime how long after its last use it ends, empty for never
     */
    record Policy(boolean rotating, Duration leeway, Optional<Duration> lifetime, Optional<Duration> idleLifetime) {
        /** The policy that an application's {@code refresh_token} settings say. */
        static Policy of(JsonNode settings) {
            return new Policy(
                    settings.path("rotation_type").asText().equals("rotating"),
                    Duration.ofSeconds(settings.path("leeway").asLong()),
                    seconds(settings, "infinite_token_lifetime", "token_lifetime"),
                    seconds(settings, "infinite_idle_token_lifetime", "idle_token_lifetime"));
        }

        private static Optional<Duration> seconds(JsonNode settings, String infinite, String name) {
            boolean expiring = settings.path("expiration_type").asText().equals("expiring");
            return !expiring || settings.path(infinite).asBoolean() || !settings.has(name)
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(settings.path(name).asLong()));
        }
    }
}
