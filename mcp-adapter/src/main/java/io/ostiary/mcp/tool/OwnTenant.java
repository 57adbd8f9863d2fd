package io.ostiary.mcp.tool;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import java.util.List;
import java.util.Optional;

/**
 * The only tenant of a caller who has a key: there are no others for it, and nothing that changes a tenant.
 *
 * @param all every tenant
 * @param own the caller's
 */
record OwnTenant(Tenants all, TenantId own) implements Tenants {
    @Override
    public Page<Tenant> list(PageRequest page) {
        return new Page<>(all.find(own).stream().toList(), null, null);
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return id.equals(own) ? all.find(own) : Optional.empty();
    }

    @Override
    public Tenant resolve(String reference) {
        return all.find(own)
                .filter(tenant -> List.of(own.value(), tenant.name()).contains(reference))
                .orElseThrow(() -> new NotFoundException(Operation.GET_TENANT, "tenant", reference));
    }
}
