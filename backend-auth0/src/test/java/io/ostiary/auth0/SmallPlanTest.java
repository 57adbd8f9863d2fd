package io.ostiary.auth0;

import io.ostiary.auth0.emulator.Feature;
import io.ostiary.conformance.Harness;
import io.ostiary.conformance.IdentityConformance;

/** The kit on a tenant whose plan does not let sessions be managed. */
class SmallPlanTest extends IdentityConformance {
    @Override
    protected Harness harness() {
        return SharedTenantHarness.on(emulator -> emulator.switches().lack(Feature.SESSIONS));
    }
}
