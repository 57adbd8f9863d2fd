package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.api.Api;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What is counted of {@link io.ostiary.api.Apis} and {@link io.ostiary.api.ApiGrants}. */
final class ApiRoundTrips {
    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(LIST_APIS, directory -> directory.apis().list(PageRequest.first(50))),
            ofApi(GET_API, (tenant, api) -> tenant.directory().apis().find(api.id())),
            RoundTrip.on(
                    ApiRoundTrips::request,
                    CREATE_API,
                    (directory, request) -> directory.apis().create(request)),
            ofApi(
                    UPDATE_API,
                    (tenant, api) -> tenant.directory()
                            .apis()
                            .update(
                                    api.id(),
                                    ApiPatch.builder()
                                            .name(Change.set(tenant.name()))
                                            .build())),
            ofApi(
                            UPDATE_API,
                            (tenant, api) -> tenant.directory()
                                    .apis()
                                    .update(
                                            api.id(),
                                            ApiPatch.builder()
                                                    .scopes(Change.clear())
                                                    .build()))
                    .when("without a scope"),
            ofApi(DELETE_API, (tenant, api) -> tenant.directory().apis().delete(api.id())),
            RoundTrip.prepared(GRANT_APPLICATION_ACCESS, tenant -> {
                ApplicationId application = machine(tenant);
                Api api = api(tenant);
                return () -> tenant.directory().apiGrants().grant(application, api.id(), Set.copyOf(tenant.scopes()));
            }),
            RoundTrip.prepared(REVOKE_APPLICATION_ACCESS, tenant -> {
                ApplicationId application = machine(tenant);
                Api api = api(tenant);
                tenant.directory().apiGrants().grant(application, api.id(), Set.copyOf(tenant.scopes()));
                return () -> tenant.directory().apiGrants().revoke(application, api.id(), Set.copyOf(tenant.scopes()));
            }));

    private ApiRoundTrips() {}

    private static RoundTrip ofApi(Operation operation, BiConsumer<RoundTripTenant, Api> action) {
        return RoundTrip.prepared(operation, tenant -> {
            Api api = api(tenant);
            return () -> action.accept(tenant, api);
        });
    }

    private static Api api(RoundTripTenant tenant) {
        return tenant.directory().apis().create(request(tenant));
    }

    private static NewApi request(RoundTripTenant tenant) {
        String name = tenant.name();
        return NewApi.of(name, name)
                .withScopes(tenant.scopes().stream().map(ApiScope::of).toList());
    }

    private static ApplicationId machine(RoundTripTenant tenant) {
        return tenant.directory()
                .applications()
                .create(NewApplication.of(tenant.name(), ApplicationType.MACHINE))
                .application()
                .id();
    }
}
