package io.ostiary.keycloak;

import io.ostiary.conformance.Harness;
import io.ostiary.conformance.IdentityConformance;
import org.junit.jupiter.api.Timeout;

/**
 * The kit on a Keycloak server that is there anyway, in a realm of its own that it removes again. No build runs it by itself:
 * {@code -Dtest=KeycloakLiveIT} does, with {@code OSTIARY_KEYCLOAK_URL}, {@code OSTIARY_KEYCLOAK_CLIENT_ID} and {@code
 * OSTIARY_KEYCLOAK_CLIENT_SECRET} of a client of the realm master whose service account has the role admin.
 */
@Timeout(600)
class KeycloakLiveIT extends IdentityConformance {
    @Override
    protected Harness harness() {
        return new KeycloakHarness(KeycloakServer.live());
    }
}
