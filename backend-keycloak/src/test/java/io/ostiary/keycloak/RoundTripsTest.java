package io.ostiary.keycloak;

import io.ostiary.roundtrip.RoundTripCounting;
import io.ostiary.roundtrip.RoundTripHarness;

class RoundTripsTest extends RoundTripCounting {
    RoundTripsTest() {
        super(KeycloakProvider.NAME);
    }

    @Override
    protected RoundTripHarness harness() {
        return new CountedRealm();
    }
}
