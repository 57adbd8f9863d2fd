package io.ostiary.auth0;

import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.GRANT_APPLICATION_ACCESS;
import static io.ostiary.Operation.REVOKE_APPLICATION_ACCESS;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.ApiId;
import io.ostiary.application.ApplicationId;
import java.util.List;
import java.util.Set;

/** Which applications may call which APIs for themselves. */
final class Auth0ApiGrants implements ApiGrants {
    private final ManagedTenant tenant;

    Auth0ApiGrants(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public ApiGrant grant(ApplicationId application, ApiId api, Set<String> scopes) {
        return tenant.exclusively(GRANT_APPLICATION_ACCESS, api, () -> {
            ApiGrant.requireActsForItself(new ApplicationTable(tenant, GRANT_APPLICATION_ACCESS)
                    .own(application)
                    .toApplication());
            Api called = new ApiTable(tenant, GRANT_APPLICATION_ACCESS).own(api);
            called.requireScopes(GRANT_APPLICATION_ACCESS, scopes);
            ClientGrants grants = new ClientGrants(tenant, GRANT_APPLICATION_ACCESS, called);
            return grants.of(application)
                    .map(row -> row.grant().scopes().containsAll(scopes)
                            ? row
                            : grants.change(row, row.grant().plus(scopes).scopes()))
                    .orElseGet(() -> grants.create(ApiGrant.of(application, api, scopes)))
                    .grant();
        });
    }

    @Override
    public void revoke(ApplicationId application, ApiId api, Set<String> scopes) {
        tenant.exclusively(REVOKE_APPLICATION_ACCESS, api, () -> {
            ApplicationRow holder = new ApplicationTable(tenant, REVOKE_APPLICATION_ACCESS).own(application);
            Api called = new ApiTable(tenant, REVOKE_APPLICATION_ACCESS).own(api);
            ClientGrants grants = new ClientGrants(tenant, REVOKE_APPLICATION_ACCESS, called);
            ClientGrants.Row row = grants.of(holder.id()).orElseThrow(() -> ApiGrant.none(application, api));
            Set<String> rest = row.grant().without(scopes).scopes();
            if (rest.isEmpty()) {
                grants.delete(row);
                return row;
            }
            return grants.change(row, rest);
        });
    }

    @Override
    public Page<ApiGrant> holders(ApiId api, PageRequest page) {
        Api called = new ApiTable(tenant, GET_API).get(api);
        SliceSource<ClientGrants.Row> rows = new ClientGrants(tenant, GET_API, called).rows();
        return Slice.page(
                        GET_API,
                        List.of(tenant.id(), api),
                        page.cursor(),
                        from -> rows.slice(from, Math.min(page.size(), Slice.MOST)))
                .map(ClientGrants.Row::grant);
    }
}
