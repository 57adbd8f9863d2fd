package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.UPDATE_API;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.api.Api;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.Apis;
import io.ostiary.api.NewApi;
import io.ostiary.backend.Paging;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** APIs, which are resource servers at Auth0. */
final class Auth0Apis implements Apis {
    private static final String PATH = "resource-servers";

    private final ManagedTenant tenant;

    Auth0Apis(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<Api> list(PageRequest page) {
        return Paging.byKey(
                LIST_APIS,
                tenant.id(),
                page,
                new ApiTable(tenant, LIST_APIS)::all,
                api -> api.id().value());
    }

    @Override
    public Optional<Api> find(ApiId id) {
        return new ApiTable(tenant, GET_API).byId(id.value());
    }

    @Override
    public Api create(NewApi api) {
        Map<String, Object> body = ApiRow.creation(api);
        return tenant.requests(CREATE_API)
                .create(
                        CREATE_API,
                        Subject.newApi(api.identifier()),
                        attempt -> new ApiRow(attempt.management("POST", List.of(PATH), Map.of(), RawJson.body(body)))
                                .toApi(),
                        () -> new ApiTable(tenant, CREATE_API).byIdentifier(api.identifier()));
    }

    @Override
    public Api update(ApiId id, ApiPatch patch) {
        return tenant.exclusively(UPDATE_API, id, () -> {
            ApiTable table = new ApiTable(tenant, UPDATE_API);
            Api before = table.own(id);
            Api after = before.patched(patch);
            Map<String, Object> body = ApiRow.change(before, after);
            if (body.isEmpty()) {
                return before;
            }
            if (!after.scopes().equals(before.scopes())) {
                table.requireHoldsNoPermissions(before);
                withdraw(before, after);
            }
            return new ApiRow(tenant.requests(UPDATE_API)
                            .repeatable(
                                    UPDATE_API,
                                    Subject.api(id.value()),
                                    attempt -> attempt.management(
                                            "PATCH", List.of(PATH, id.value()), Map.of(), RawJson.body(body))))
                    .toApi();
        });
    }

    @Override
    public void delete(ApiId id) {
        tenant.exclusively(DELETE_API, id, () -> {
            ApiTable table = new ApiTable(tenant, DELETE_API);
            Api api = table.own(id);
            table.requireHoldsNoPermissions(api);
            ClientGrants grants = new ClientGrants(tenant, DELETE_API, api);
            grants.rows().all().forEach(grants::delete);
            tenant.requests(DELETE_API).delete(DELETE_API, Subject.api(id.value()), attempt -> {
                JsonNode unused = attempt.management("DELETE", List.of(PATH, id.value()), Map.of(), null);
            });
            return api;
        });
    }

    @Override
    public Api resolve(String reference) {
        return new ApiTable(tenant, LIST_APIS).resolve(reference);
    }

    /**
     * Takes what the API loses from whoever was granted it, before the API loses it: Auth0 does not say that it does, and a
     * scope that comes back later must not bring old access back.
     */
    private void withdraw(Api before, Api after) {
        Set<String> gone = new HashSet<>(before.scopeValues());
        gone.removeAll(after.scopeValues());
        if (gone.isEmpty()) {
            return;
        }
        ClientGrants grants = new ClientGrants(tenant, UPDATE_API, before);
        for (ClientGrants.Row row : grants.rows().all()) {
            Set<String> rest = new HashSet<>(row.grant().scopes());
            if (!row.everything() && rest.removeAll(gone)) {
                grants.change(row, rest);
            }
        }
    }
}
