package io.ostiary.auth0;

import io.ostiary.roundtrip.RoundTripCounting;
import io.ostiary.roundtrip.RoundTripHarness;

class RoundTripsTest extends RoundTripCounting {
    RoundTripsTest() {
        super(Auth0Provider.NAME);
    }

    @Override
    protected RoundTripHarness harness() {
        return new CountedTenant();
    }
}
