package io.ostiary.backend;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import java.util.List;

/** The set-up of a provider whose tenants work as they are. */
record NothingToSetUp(Tenants tenants) implements Setup {
    @Override
    public List<Finding> check(TenantId tenant) {
        if (tenants.find(tenant).isEmpty()) {
            throw new NotFoundException(Operation.GET_TENANT, "tenant", tenant.value());
        }
        return List.of();
    }

    @Override
    public List<Finding> fix(TenantId tenant) {
        return check(tenant);
    }
}
