package io.ostiary.keycloak;

import io.ostiary.conformance.Harness;
import io.ostiary.conformance.IdentityConformance;

class KeycloakConformanceTest extends IdentityConformance {
    @Override
    protected Harness harness() {
        return new KeycloakHarness();
    }
}
