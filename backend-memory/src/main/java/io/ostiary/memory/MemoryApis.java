package io.ostiary.memory;

import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.UPDATE_API;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.api.Api;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiLookup;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.Apis;
import io.ostiary.api.NewApi;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.Paging;
import java.util.List;
import java.util.Optional;

/** The APIs of a tenant in memory. */
final class MemoryApis implements Apis {
    private final TenantView view;
    private final IdSource ids;

    MemoryApis(TenantView view, IdSource ids) {
        this.view = view;
        this.ids = ids;
    }

    @Override
    public Page<Api> list(PageRequest page) {
        return view.read(
                LIST_APIS,
                (state, now) -> Paging.seeking(
                        LIST_APIS,
                        view.tenant(),
                        page,
                        state.apis()::after,
                        api -> api.id().value(),
                        (long) state.apis().size()));
    }

    @Override
    public Optional<Api> find(ApiId id) {
        return view.read(GET_API, (state, now) -> state.apis().find(id.value()));
    }

    @Override
    public Api create(NewApi api) {
        return view.write(CREATE_API, (state, now) -> {
            Api created = Api.of(ApiId.of(ids.next()), api);
            return new Written<>(state.withApis(state.apis().plus(CREATE_API, created)), created);
        });
    }

    @Override
    public Api update(ApiId id, ApiPatch patch) {
        return view.write(UPDATE_API, (state, now) -> {
            Api changed = state.apis().get(UPDATE_API, id).patched(patch);
            return new Written<>(state.withApis(state.apis().with(changed)), changed);
        });
    }

    @Override
    public void delete(ApiId id) {
        view.update(
                DELETE_API,
                (state, now) -> state.withApis(state.apis().without(state.apis().get(DELETE_API, id))));
    }

    @Override
    public Api resolve(String reference) {
        return view.read(LIST_APIS, (state, now) -> new Lookup(state.apis()).resolve(reference));
    }

    private record Lookup(ApiTable apis) implements ApiLookup {
        @Override
        public Optional<Api> byId(String id) {
            return apis.find(id);
        }

        @Override
        public Optional<Api> byIdentifier(String identifier) {
            return apis.byIdentifier(identifier);
        }

        @Override
        public List<Api> byName(String name) {
            return apis.after("").filter(api -> name.equals(api.name())).toList();
        }
    }
}
