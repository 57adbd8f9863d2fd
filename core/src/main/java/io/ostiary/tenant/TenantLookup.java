package io.ostiary.tenant;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
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
        return inReach.stream()
                .filter(tenant -> tenant.id().value().equals(reference))
                .findFirst()
                .orElseGet(() -> only(reference));
    }

    private Tenant only(String name) {
        List<Tenant> named =
                inReach.stream().filter(tenant -> tenant.name().equals(name)).toList();
        if (named.size() > 1) {
            throw ConflictException.ambiguous(
                    Operation.GET_TENANT,
                    name,
                    "id",
                    named.stream().map(tenant -> tenant.id().value()).toList());
        }
        return named.stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException(Operation.GET_TENANT, "tenant", name));
    }
}
