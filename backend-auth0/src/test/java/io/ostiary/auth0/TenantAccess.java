package io.ostiary.auth0;

import io.ostiary.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is needed to run the kit on a tenant.
 *
 * @param url where requests go; empty for the domain itself
 * @param clientId a machine-to-machine application that is granted the Management API
 */
record TenantAccess(String domain, Optional<String> url, String clientId, Secret clientSecret) {
    /**
     * A tenant that is there anyway, by the environment variables with which the program opens it.
     *
     * @throws IllegalStateException when one of them is missing
     */
    static TenantAccess live() {
        return new TenantAccess(
                variable("OSTIARY_AUTH0_DOMAIN"),
                Optional.ofNullable(System.getenv("OSTIARY_AUTH0_URL")),
                variable("OSTIARY_AUTH0_CLIENT_ID"),
                Secret.of(variable("OSTIARY_AUTH0_CLIENT_SECRET")));
    }

    /** The settings that say so. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("domain", domain);
        settings.put("client-id", clientId);
        settings.put("client-secret", clientSecret.reveal());
        url.ifPresent(there -> settings.put("url", there));
        return settings;
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: the tests of a live tenant need its credentials");
        }
        return value;
    }
}
