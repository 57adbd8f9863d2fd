package io.ostiary.distribution;

import io.ostiary.conformance.Harness;
import io.ostiary.keycloak.KeycloakHarness;
import io.ostiary.mcp.AuthGateStories;

class KeycloakAuthGateStoriesTest extends AuthGateStories {
    @Override
    protected Harness harness() {
        return new KeycloakHarness();
    }
}
