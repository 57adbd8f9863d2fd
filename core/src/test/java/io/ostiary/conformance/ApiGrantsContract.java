package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which applications may call which APIs, and what they may do there. */
abstract class ApiGrantsContract extends Contract {
    @Needs(
            value = {CREATE_API, GET_API, CREATE_APPLICATION, GRANT_APPLICATION_ACCESS},
            parameters = {"create_api.scopes", "grant_application_access.scopes"})
    void anApplicationHasWhatItWasGrantedAndKeepsItWhenMoreIsGranted() {
        ApiId orders = api("read", "write", "cancel");
        ApplicationId job = machine();
        ApplicationId other = machine();

        ApiGrant first = apiGrants.grant(job, orders, Set.of("read"));
        ApiGrant both = apiGrants.grant(job, orders, Set.of("write"));
        apiGrants.grant(other, orders, Set.of("cancel"));

        assertThat(first).isEqualTo(ApiGrant.of(job, orders, Set.of("read")));
        assertThat(both).isEqualTo(ApiGrant.of(job, orders, Set.of("read", "write")));
        eventually(() -> assertThat(holders(orders))
                .containsExactlyInAnyOrder(both, ApiGrant.of(other, orders, Set.of("cancel"))));
        assertThat(apiGrants.grant(job, orders, Set.of("read"))).isEqualTo(both);
    }

    @Needs({CREATE_API, GET_API, CREATE_APPLICATION, GRANT_APPLICATION_ACCESS, REVOKE_APPLICATION_ACCESS})
    void accessWithoutScopesIsAccess() {
        ApiId orders = api();
        ApplicationId job = machine();

        apiGrants.grant(job, orders, Set.of());
        eventually(() -> assertThat(holders(orders)).containsExactly(ApiGrant.of(job, orders, Set.of())));

        apiGrants.revoke(job, orders, Set.of());
        eventually(() -> assertThat(holders(orders)).isEmpty());
        refuses(NotFoundException.class, () -> apiGrants.revoke(job, orders, Set.of()));
    }

    @Needs(
            value = {CREATE_API, GET_API, CREATE_APPLICATION, GRANT_APPLICATION_ACCESS, REVOKE_APPLICATION_ACCESS},
            parameters = {"create_api.scopes", "grant_application_access.scopes", "revoke_application_access.scopes"})
    void aRevokedScopeIsGoneAndWithTheLastOneTheAccess() {
        ApiId orders = api("read", "write");
        ApplicationId job = machine();
        ApplicationId other = machine();
        apiGrants.grant(job, orders, Set.of("read", "write"));
        ApiGrant untouched = apiGrants.grant(other, orders, Set.of("read"));

        apiGrants.revoke(job, orders, Set.of("write"));
        eventually(() -> assertThat(holders(orders))
                .containsExactlyInAnyOrder(ApiGrant.of(job, orders, Set.of("read")), untouched));
        refuses(NotFoundException.class, () -> apiGrants.revoke(job, orders, Set.of("read", "write")));
        eventually(() -> assertThat(holders(orders)).hasSize(2));

        apiGrants.revoke(job, orders, Set.of("read"));
        eventually(() -> assertThat(holders(orders)).containsExactly(untouched));
    }

    @Needs(
            value = {CREATE_API, CREATE_APPLICATION, GET_API, GRANT_APPLICATION_ACCESS},
            parameters = {"create_api.scopes", "grant_application_access.scopes"})
    void aScopeThatTheApiHasNotCannotBeGranted() {
        ApiId orders = api("read");
        ApplicationId job = machine();

        refuses(NotFoundException.class, () -> apiGrants.grant(job, orders, Set.of("read", "burn")));

        assertThat(holders(orders)).isEmpty();
    }

    @Needs({CREATE_API, CREATE_APPLICATION, GET_API, GRANT_APPLICATION_ACCESS})
    void whatOnlyActsForPeopleIsGrantedNothing() {
        ApiId orders = api();

        for (ApplicationType type : Set.of(ApplicationType.SPA, ApplicationType.NATIVE, ApplicationType.WEB)) {
            ApplicationId application = someApplication(type).id();
            refuses(ConflictException.class, () -> apiGrants.grant(application, orders, Set.of()));
        }

        assertThat(holders(orders)).isEmpty();
    }

    @Needs({CREATE_API, CREATE_APPLICATION, GRANT_APPLICATION_ACCESS, REVOKE_APPLICATION_ACCESS})
    void whatIsNotThereIsNotFound() {
        ApiId orders = api();
        ApplicationId job = machine();

        refuses(NotFoundException.class, () -> apiGrants.grant(noApplication(), orders, Set.of()));
        refuses(NotFoundException.class, () -> apiGrants.grant(job, noApi(), Set.of()));
        refuses(NotFoundException.class, () -> apiGrants.revoke(noApplication(), orders, Set.of()));
        refuses(NotFoundException.class, () -> apiGrants.revoke(job, noApi(), Set.of()));
        refuses(NotFoundException.class, () -> apiGrants.revoke(job, orders, Set.of()));
    }

    @Needs(
            value = {CREATE_API, UPDATE_API, GET_API, CREATE_APPLICATION, GRANT_APPLICATION_ACCESS},
            parameters = {"create_api.scopes", "update_api.scopes", "grant_application_access.scopes"})
    void aScopeThatAnApiLosesIsGrantedToNobody() {
        ApiId orders = api("read", "write");
        ApplicationId job = machine();
        apiGrants.grant(job, orders, Set.of("read", "write"));

        apis.update(
                orders,
                ApiPatch.builder()
                        .scopes(Change.set(List.of(ApiScope.of("read"), ApiScope.of("more"))))
                        .build());
        eventually(() -> assertThat(holders(orders)).containsExactly(ApiGrant.of(job, orders, Set.of("read"))));

        apis.update(
                orders,
                ApiPatch.builder()
                        .scopes(Change.set(List.of(ApiScope.of("read"), ApiScope.of("write"))))
                        .build());
        eventually(() -> assertThat(holders(orders)).containsExactly(ApiGrant.of(job, orders, Set.of("read"))));
    }

    @Needs({CREATE_API, DELETE_API, GET_API, CREATE_APPLICATION, DELETE_APPLICATION, GRANT_APPLICATION_ACCESS})
    void whatWasGrantedGoesWithTheApplicationAndWithTheApi() {
        Api orders = someApi();
        ApplicationId gone = machine();
        ApplicationId stays = machine();
        apiGrants.grant(gone, orders.id(), Set.of());
        ApiGrant kept = apiGrants.grant(stays, orders.id(), Set.of());

        applications.delete(gone);
        eventually(() -> assertThat(holders(orders.id())).containsExactly(kept));

        apis.delete(orders.id());
        eventually(() -> refuses(NotFoundException.class, () -> holders(orders.id())));
        ApiId again = apis.create(NewApi.of("Again", orders.identifier())).id();
        eventually(() -> assertThat(holders(again)).isEmpty());
    }

    private ApiId api(String... scopes) {
        return apis.create(NewApi.of(fixture.name(), "https://" + fixture.name() + ".example.com")
                        .withScopes(Stream.of(scopes).map(ApiScope::of).toList()))
                .id();
    }

    private ApplicationId machine() {
        return someApplication(ApplicationType.MACHINE).id();
    }

    private List<ApiGrant> holders(ApiId api) {
        fixture.watch().called(Operation.GET_API);
        return all(page -> apiGrants.holders(api, page));
    }
}
