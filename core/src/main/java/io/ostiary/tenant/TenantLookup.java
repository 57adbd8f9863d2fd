package io.ostiary.tenant;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Reference;
import java.util.List;

/**
 * The one rule by which every backend resolves a reference to a tenant.
 *
 * @param inReach every tenant in reach
 */
public record TenantLookup(List<Tenant> inReach) {
    /** Copies the tenants. */
    public TenantLookup {
        inReach = List.copyOf(inReach);
    }

    /**
     * The tenant that the reference means: tried as id, then as name.
     *
     * @throws NotFoundException when none matches
     * @throws ConflictException when several tenants have that name; the message lists their ids
     */
    public Tenant resolve(String reference) {
        return new Reference(Operation.GET_TENANT, "tenant", reference)
                .among(inReach.stream(), tenant -> tenant.id().value(), Tenant::name);
    }
}
