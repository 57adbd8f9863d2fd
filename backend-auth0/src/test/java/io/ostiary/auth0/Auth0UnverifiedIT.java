package io.ostiary.auth0;

import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;

/** What to look at first on a live tenant; it takes a minute, and needs what {@link Auth0LiveIT} needs. */
class Auth0UnverifiedIT extends UnverifiedAnswers {
    @Override
    TenantHarness harness() {
        return new LiveHarness(TenantAccess.live(), Runtime.SYSTEM, Retry.Sleeper.THREAD);
    }
}
