package io.ostiary.auth0;

import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import io.ostiary.conformance.Harness;
import io.ostiary.conformance.IdentityConformance;
import org.junit.jupiter.api.Timeout;

/**
 * The kit on a tenant of Auth0 that is there anyway. No build runs it by itself: {@code -Dtest=Auth0LiveIT} does, with {@code
 * OSTIARY_AUTH0_DOMAIN}, {@code OSTIARY_AUTH0_CLIENT_ID} and {@code OSTIARY_AUTH0_CLIENT_SECRET} of a machine-to-machine
 * application that is granted the Management API.
 */
@Timeout(3_600)
class Auth0LiveIT extends IdentityConformance {
    @Override
    protected Harness harness() {
        return new LiveHarness(TenantAccess.live(), Runtime.SYSTEM, Retry.Sleeper.THREAD);
    }
}
