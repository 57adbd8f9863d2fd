package io.ostiary.distribution;

import io.ostiary.auth0.Auth0Harness;
import io.ostiary.conformance.Harness;
import io.ostiary.mcp.SuperTokensStories;

class Auth0StoriesTest extends SuperTokensStories {
    @Override
    protected Harness harness() {
        return new Auth0Harness();
    }
}
