package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.PageRequest;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import java.util.List;
import java.util.UUID;

/** What is counted of {@link io.ostiary.tenant.Tenants}. */
final class TenantRoundTrips {
    static final List<RoundTrip> ALL = List.of(
            RoundTrip.prepared(LIST_TENANTS, tenant -> () -> tenant.tenants().list(PageRequest.first(50))),
            RoundTrip.prepared(GET_TENANT, tenant -> () -> tenant.tenants().find(tenant.id())),
            RoundTrip.prepared(CREATE_TENANT, tenant -> {
                TenantId id = newId();
                return () -> tenant.createTenant(id);
            }),
            RoundTrip.prepared(
                    UPDATE_TENANT, tenant -> () -> tenant.tenants().update(tenant.id(), TenantPatch.rename("Acme"))),
            RoundTrip.prepared(DELETE_TENANT, tenant -> {
                TenantId id = newId();
                tenant.createTenant(id);
                return () -> tenant.tenants().delete(id);
            }));

    private TenantRoundTrips() {}

    private static TenantId newId() {
        return TenantId.of("kit-" + UUID.randomUUID());
    }
}
