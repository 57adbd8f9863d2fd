package io.ostiary.fault;

import static io.ostiary.Operation.*;

import io.ostiary.IdentityException.Code;
import io.ostiary.IfExists;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import java.util.List;

/** The acts on {@link io.ostiary.tenant.Tenants}. */
final class TenantActs {
    static final List<Act<?>> ALL = List.of(
            Act.write(
                            CREATE_TENANT,
                            client -> TenantId.of(Subjects.name(client)),
                            (client, id) -> client.tenants()
                                    .create(new NewTenant(id, "Created", TenantSettings.DEFAULT), IfExists.FAIL),
                            (client, id) -> client.tenants().find(id).isPresent())
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                    UPDATE_TENANT,
                    Subjects::name,
                    (client, name) -> client.tenants().update(client.tenant(), TenantPatch.rename(name)),
                    (client, name) -> client.tenants()
                            .find(client.tenant())
                            .orElseThrow()
                            .name()
                            .equals(name)));

    private TenantActs() {}
}
