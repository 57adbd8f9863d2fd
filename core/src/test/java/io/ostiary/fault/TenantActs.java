package io.ostiary.fault;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IdentityException.Code;
import io.ostiary.IfExists;
import io.ostiary.PageRequest;
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
            Act.read(
                    LIST_TENANTS,
                    Subjects::name,
                    (client, unused) -> assertThat(
                                    client.tenants().list(PageRequest.first()).items())
                            .isNotEmpty()),
            Act.read(
                    GET_TENANT,
                    Subjects::name,
                    (client, unused) ->
                            assertThat(client.tenants().find(client.tenant())).isPresent()),
            Act.write(
                            DELETE_TENANT,
                            TenantActs::tenant,
                            (client, id) -> client.tenants().delete(id),
                            (client, id) -> client.tenants().find(id).isEmpty())
                    .onlyOnce(Code.NOT_FOUND),
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

    private static TenantId tenant(TenantClient client) {
        TenantId id = TenantId.of(Subjects.name(client));
        var unused = client.tenants().create(new NewTenant(id, "Created", TenantSettings.DEFAULT), IfExists.FAIL);
        return id;
    }
}
