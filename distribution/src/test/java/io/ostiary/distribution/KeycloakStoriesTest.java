package io.ostiary.distribution;

import io.ostiary.conformance.Harness;
import io.ostiary.keycloak.KeycloakHarness;
import io.ostiary.mcp.SuperTokensStories;

class KeycloakStoriesTest extends SuperTokensStories {
    @Override
    protected Harness harness() {
        return new KeycloakHarness();
    }
}
