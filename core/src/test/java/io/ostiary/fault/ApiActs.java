package io.ostiary.fault;

import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.GRANT_APPLICATION_ACCESS;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.REVOKE_APPLICATION_ACCESS;
import static io.ostiary.Operation.UPDATE_API;

import io.ostiary.Change;
import io.ostiary.IdentityException.Code;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.api.Api;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import java.util.List;
import java.util.Set;

/** The acts on {@link io.ostiary.api.Apis} and {@link io.ostiary.api.ApiGrants}. */
final class ApiActs {
    private static final Set<String> READ = Set.of("read");

    static final List<Act<?>> ALL = List.of(
            Act.read(LIST_APIS, Subjects::name, (client, name) -> client.apis().list(PageRequest.first())),
            Act.read(GET_API, ApiActs::api, (client, api) -> client.apis().find(api.id())),
            Act.write(
                            CREATE_API,
                            Subjects::name,
                            (client, name) -> client.apis().create(NewApi.of(name, name)),
                            (client, name) -> Pages.stream(client.apis()::list)
                                            .filter(api -> api.identifier().equals(name))
                                            .count()
                                    == 1)
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                    UPDATE_API,
                    ApiActs::api,
                    (client, api) -> client.apis()
                            .update(
                                    api.id(),
                                    ApiPatch.builder()
                                            .name(Change.set("Renamed"))
                                            .build()),
                    (client, api) -> client.apis()
                            .find(api.id())
                            .filter(found -> found.scopes().equals(api.scopes()))
                            .orElseThrow()
                            .name()
                            .equals("Renamed")),
            Act.write(
                            DELETE_API,
                            ApiActs::api,
                            (client, api) -> client.apis().delete(api.id()),
                            (client, api) -> client.apis().find(api.id()).isEmpty())
                    .onlyOnce(Code.NOT_FOUND),
            Act.write(
                    GRANT_APPLICATION_ACCESS,
                    ApiActs::pair,
                    (client, pair) -> client.apiGrants()
                            .grant(pair.application(), pair.api().id(), READ),
                    ApiActs::isGranted),
            Act.write(
                            REVOKE_APPLICATION_ACCESS,
                            ApiActs::grantedPair,
                            (client, pair) -> client.apiGrants()
                                    .revoke(pair.application(), pair.api().id(), READ),
                            (client, pair) -> !isGranted(client, pair))
                    .onlyOnce(Code.NOT_FOUND));

    private ApiActs() {}

    /** An application and an API. */
    record Pair(ApplicationId application, Api api) {}

    private static Api api(TenantClient client) {
        String name = Subjects.name(client);
        return client.apis().create(NewApi.of(name, name).withScopes(List.of(ApiScope.of("read"))));
    }

    private static Pair pair(TenantClient client) {
        return new Pair(
                client.applications()
                        .create(NewApplication.of(Subjects.name(client), ApplicationType.MACHINE))
                        .application()
                        .id(),
                api(client));
    }

    private static Pair grantedPair(TenantClient client) {
        Pair pair = pair(client);
        client.apiGrants().grant(pair.application(), pair.api().id(), READ);
        return pair;
    }

    private static boolean isGranted(TenantClient client, Pair pair) {
        return client.apiGrants().holders(pair.api().id(), PageRequest.first()).items().stream()
                .anyMatch(grant -> grant.application().equals(pair.application())
                        && grant.scopes().equals(READ));
    }
}
