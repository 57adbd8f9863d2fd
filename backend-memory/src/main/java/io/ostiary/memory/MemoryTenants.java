package io.ostiary.memory;

import static io.ostiary.Operation.CREATE_TENANT;
import static io.ostiary.Operation.DELETE_TENANT;
import static io.ostiary.Operation.GET_TENANT;
import static io.ostiary.Operation.LIST_TENANTS;
import static io.ostiary.Operation.UPDATE_TENANT;

import io.ostiary.Call;
import io.ostiary.IfExists;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Upsert;
import io.ostiary.backend.Paging;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantLookup;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.Tenants;
import java.time.Instant;
import java.util.Optional;

/** The tenants of a backend in memory. */
final class MemoryTenants implements Tenants {
    private final TenantRegistry registry;
    private final Call call;

    MemoryTenants(TenantRegistry registry, Call call) {
        this.registry = registry;
        this.call = call;
    }

    @Override
    public Page<Tenant> list(PageRequest page) {
        registry.admit(LIST_TENANTS, call);
        return Paging.seeking(
                LIST_TENANTS, "", page, registry::after, tenant -> tenant.id().value(), (long) registry.size());
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        registry.admit(GET_TENANT, call);
        return registry.find(id);
    }

    @Override
    public Upsert<Tenant> create(NewTenant tenant, IfExists ifExists) {
        Instant now = registry.admit(CREATE_TENANT, call);
        return registry.create(tenant, ifExists, now);
    }

    @Override
    public Tenant update(TenantId id, TenantPatch patch) {
        registry.admit(UPDATE_TENANT, call);
        return registry.store(UPDATE_TENANT, id).write(UPDATE_TENANT, state -> {
            Tenant changed = patch.applyTo(state.tenant());
            return new Written<>(state.withTenant(changed), changed);
        });
    }

    @Override
    public void delete(TenantId id) {
        registry.admit(DELETE_TENANT, call);
        registry.delete(id);
    }

    @Override
    public Tenant resolve(String reference) {
        registry.admit(GET_TENANT, call);
        return new TenantLookup(registry.after("").toList()).resolve(reference);
    }
}
