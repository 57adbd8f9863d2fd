package io.ostiary.auth0;

import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import org.junit.jupiter.api.Timeout;

/** What to look at first on a live tenant; it takes a minute, and needs what {@link Auth0LiveIT} needs. */
@Timeout(600)
class Auth0UnverifiedIT extends UnverifiedAnswers {
    @Override
    TenantHarness harness() {
        return new LiveHarness(TenantAccess.live(), Runtime.SYSTEM, Retry.Sleeper.THREAD);
    }
}
