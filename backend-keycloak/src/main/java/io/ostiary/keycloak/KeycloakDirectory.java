package io.ostiary.keycloak;

import io.ostiary.Call;
import io.ostiary.backend.Directory;
import io.ostiary.tenant.TenantId;

/** One realm, for one call. */
final class KeycloakDirectory implements Directory {
    private final TenantId tenant;
    private final Requests requests;

    KeycloakDirectory(TenantId tenant, Requests requests) {
        this.tenant = tenant;
        this.requests = requests;
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    @Override
    public Call call() {
        return requests.call();
    }
}
