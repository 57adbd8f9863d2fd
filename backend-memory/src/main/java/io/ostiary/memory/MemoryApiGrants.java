package io.ostiary.memory;

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
import io.ostiary.backend.Paging;
import java.util.List;
import java.util.Set;

/** Which applications of a tenant in memory may call which of its APIs. */
final class MemoryApiGrants implements ApiGrants {
    private final TenantView view;

    MemoryApiGrants(TenantView view) {
        this.view = view;
    }

    @Override
    public ApiGrant grant(ApplicationId application, ApiId api, Set<String> scopes) {
        return view.write(GRANT_APPLICATION_ACCESS, (state, now) -> {
            ApiGrant.requireActsForItself(state.applications().get(GRANT_APPLICATION_ACCESS, application));
            state.apis().get(GRANT_APPLICATION_ACCESS, api).requireScopes(GRANT_APPLICATION_ACCESS, scopes);
            ApiGrant granted = state.apis()
                    .grant(application, api)
                    .orElseGet(() -> ApiGrant.of(application, api, Set.of()))
                    .plus(scopes);
            return new Written<>(state.withApis(state.apis().with(granted)), granted);
        });
    }

    @Override
    public void revoke(ApplicationId application, ApiId api, Set<String> scopes) {
        view.update(REVOKE_APPLICATION_ACCESS, (state, now) -> {
            state.applications().get(REVOKE_APPLICATION_ACCESS, application);
            Api called = state.apis().get(REVOKE_APPLICATION_ACCESS, api);
            ApiGrant granted =
                    state.apis().grant(application, called.id()).orElseThrow(() -> ApiGrant.none(application, api));
            ApiGrant rest = granted.without(scopes);
            return state.withApis(
                    rest.scopes().isEmpty()
                            ? state.apis().without(granted)
                            : state.apis().with(rest));
        });
    }

    @Override
    public Page<ApiGrant> holders(ApiId api, PageRequest page) {
        return view.read(GET_API, (state, now) -> {
            Api called = state.apis().get(GET_API, api);
            return Paging.seeking(
                    GET_API,
                    List.of(view.tenant(), called.id()),
                    page,
                    after -> state.apis().grantsAfter(called.id(), after),
                    grant -> grant.application().value(),
                    (long) state.apis().countGrants(called.id()));
        });
    }
}
