package io.ostiary.auth0;

import io.ostiary.conformance.Harness;
import io.ostiary.conformance.IdentityConformance;

class Auth0ConformanceTest extends IdentityConformance {
    @Override
    protected Harness harness() {
        return new Auth0Harness();
    }
}
