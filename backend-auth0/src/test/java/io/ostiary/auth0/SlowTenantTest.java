package io.ostiary.auth0;

import io.ostiary.conformance.Harness;
import io.ostiary.conformance.IdentityConformance;
import java.time.Duration;

/** The kit on a tenant whose search lags, and which takes its time to revoke and to import. */
class SlowTenantTest extends IdentityConformance {
    @Override
    protected Harness harness() {
        return SharedTenantHarness.on(emulator -> {
            emulator.switches().searchLag(Duration.ofSeconds(4));
            emulator.switches().revocationTime(Duration.ofSeconds(2));
            emulator.switches().logLag(Duration.ofSeconds(3));
            emulator.switches().jobTime(Duration.ofSeconds(3));
        });
    }
}
