package io.ostiary.auth0;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.tenant.TenantId;

/** The tenant for one call: what every port of it needs. */
final class ManagedTenant {
    private final TenantId tenant;
    private final Requests requests;
    private final EntityLocks locks;

    ManagedTenant(TenantId tenant, Requests requests, EntityLocks locks) {
        this.tenant = tenant;
        this.requests = requests;
        this.locks = locks;
    }

    TenantId id() {
        return tenant;
    }

    Auth0Settings settings() {
        return requests.settings();
    }

    EntityLocks locks() {
        return locks;
    }

    /**
     * The way to the tenant.
     *
     * @throws NotFoundException when it is not the one that the backend is connected to
     */
    Requests requests(Operation operation) {
        if (!tenant.value().equals(settings().domain())) {
            throw new NotFoundException(operation, "tenant", tenant.value());
        }
        return requests;
    }
}
