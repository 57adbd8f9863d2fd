package io.ostiary.backend;

import io.ostiary.Call;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;

/**
 * A backend on behalf of one call.
 *
 * @param backend the backend, which stays open as long as its owner keeps it open
 * @param call the call that everything is done for
 */
public record BoundBackend(IdentityBackend backend, Call call) {
    /** One tenant's users, sessions and roles. */
    public Directory directory(TenantId tenant) {
        return backend.directory(tenant, call);
    }

    /** The tenants in reach. */
    public Tenants tenants() {
        return backend.tenants(call);
    }
}
