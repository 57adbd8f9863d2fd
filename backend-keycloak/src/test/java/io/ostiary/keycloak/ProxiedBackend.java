package io.ostiary.keycloak;

import io.ostiary.backend.IdSource;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Settings;
import io.ostiary.conformance.ManualTime;
import java.util.HashMap;
import java.util.Map;

/** Opens backends whose requests go through a proxy and whose waits take no time. */
final class ProxiedBackend {
    private ProxiedBackend() {}

    /**
     * Opens one with the tests' account.
     *
     * @param more settings beside or in place of the usual ones; an empty value takes one away
     */
    static IdentityBackend open(ScriptedProxy proxy, ManualTime time, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "url",
                proxy.url(),
                "client-id",
                KeycloakServer.running().clientId(),
                "client-secret",
                KeycloakServer.running().secret().reveal()));
        settings.putAll(more);
        settings.values().removeIf(String::isEmpty);
        return new KeycloakBackend(
                KeycloakSettings.of(Settings.check(KeycloakSettings.DECLARATION, settings)),
                new Runtime(time, IdSource.RANDOM, RandomSource.SECURE),
                time);
    }
}
