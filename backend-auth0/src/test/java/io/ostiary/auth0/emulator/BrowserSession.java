package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** What a user has after a sign-in on Auth0's own page; a password sent to the token endpoint makes none. */
record BrowserSession(String id, String userId, String clientId, Instant createdAt)
        implements RevocableTable.Revocable {
    private static final Duration IDLE_LIFETIME = Duration.ofDays(3);
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final String IP = "198.51.100.7";
    private static final String NETWORK = "64496";

    @Override
    public boolean hasExpired(Instant now) {
        return !now.isBefore(createdAt.plus(IDLE_LIFETIME));
    }

    ObjectNode json() {
        String created = Tenant.timestamp(createdAt);
        ObjectNode json = Json.object()
                .put("id", id)
                .put("user_id", userId)
                .put("created_at", created)
                .put("updated_at", created)
                .put("authenticated_at", created)
                .put("idle_expires_at", Tenant.timestamp(createdAt.plus(IDLE_LIFETIME)))
                .put("expires_at", Tenant.timestamp(createdAt.plus(LIFETIME)))
                .put("last_interacted_at", created);
        json.set("device", device());
        json.putArray("clients").addObject().put("client_id", clientId);
        json.putObject("authentication")
                .putArray("methods")
                .addObject()
                .put("name", "pwd")
                .put("timestamp", created);
        return json;
    }

    /** The same machine from first to last. */
    private static ObjectNode device() {
        return Json.object()
                .put("initial_user_agent", AGENT)
                .put("initial_ip", IP)
                .put("initial_asn", NETWORK)
                .put("last_user_agent", AGENT)
                .put("last_ip", IP)
                .put("last_asn", NETWORK);
    }
}
