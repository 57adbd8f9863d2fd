package io.ostiary.distribution;

import io.ostiary.conformance.Harness;
import io.ostiary.keycloak.KeycloakHarness;
import io.ostiary.mcp.VendorCoverage;

class KeycloakCoverageTest extends VendorCoverage {
    @Override
    protected Harness harness() {
        return new KeycloakHarness();
    }
}
