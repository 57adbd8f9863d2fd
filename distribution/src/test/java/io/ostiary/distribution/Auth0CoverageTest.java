package io.ostiary.distribution;

import io.ostiary.auth0.Auth0Harness;
import io.ostiary.conformance.Harness;
import io.ostiary.mcp.VendorCoverage;

class Auth0CoverageTest extends VendorCoverage {
    @Override
    protected Harness harness() {
        return new Auth0Harness();
    }
}
