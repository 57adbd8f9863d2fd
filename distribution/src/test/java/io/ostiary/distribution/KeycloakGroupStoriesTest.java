package io.ostiary.distribution;

import io.ostiary.conformance.Harness;
import io.ostiary.keycloak.KeycloakHarness;
import io.ostiary.mcp.KotAuthStories;

class KeycloakGroupStoriesTest extends KotAuthStories {
    @Override
    protected Harness harness() {
        return new KeycloakHarness();
    }
}
