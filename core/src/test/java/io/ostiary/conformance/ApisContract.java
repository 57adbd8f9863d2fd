package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.api.Api;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.api.SigningAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** APIs come, change and go. */
abstract class ApisContract extends Contract {
    private static final ApiScope READ = new ApiScope("orders:read", "See what was ordered");
    private static final ApiScope WRITE = ApiScope.of("orders:write");

    @Needs(
            value = {CREATE_API, GET_API},
            parameters = "create_api.scopes")
    void aNewApiIsAsItWasGiven() {
        String name = "Orders " + fixture.name();
        String identifier = identifier();

        Api created = apis.create(NewApi.of(name, identifier).withScopes(List.of(WRITE, READ)));

        assertThat(created.name()).isEqualTo(name);
        assertThat(created.identifier()).isEqualTo(identifier);
        assertThat(created.scopes()).containsExactly(READ, WRITE);
        eventually(() -> assertThat(reread(created.id())).isEqualTo(created));
    }

    @Needs({CREATE_API, GET_API})
    void anApiOfWhichLittleIsSaidHasNoScopes() {
        Api created = someApi();

        eventually(() -> assertThat(reread(created.id()).scopes()).isEmpty());
    }

    @Needs(
            value = {CREATE_API, GET_API},
            parameters = {"create_api.token_lifetime", "create_api.signing_alg"})
    void tokensOfAnApiAreAsItSaysOrForADay() {
        Api said = apis.create(NewApi.of(fixture.name(), identifier())
                .withTokenLifetime(Duration.ofMinutes(5))
                .withSigningAlg(SigningAlgorithm.HS256));
        Api unsaid = someApi();

        eventually(() -> {
            assertThat(reread(said.id()).tokenLifetime()).isEqualTo(Duration.ofMinutes(5));
            assertThat(reread(said.id()).signingAlg()).isEqualTo(SigningAlgorithm.HS256);
            assertThat(reread(unsaid.id()).tokenLifetime()).isEqualTo(Duration.ofDays(1));
            assertThat(reread(unsaid.id()).signingAlg()).isEqualTo(SigningAlgorithm.RS256);
        });
    }

    @Needs(
            value = {CREATE_API, GET_API, UPDATE_API},
            parameters = "update_api.name")
    void anIdentifierHasOneOwner() {
        Api first = someApi();

        AlreadyExistsException refusal =
                refuses(AlreadyExistsException.class, () -> apis.create(NewApi.of("Another", first.identifier())));

        assertThat(refusal.getMessage()).contains(first.identifier());
        apis.update(first.id(), ApiPatch.builder().name(Change.set("Renamed")).build());
        eventually(() -> assertThat(reread(first.id()).identifier()).isEqualTo(first.identifier()));
    }

    @Needs({CREATE_API, DELETE_API, LIST_APIS})
    void anIdentifierIsFreeAgainOnceItsApiIsGone() {
        Api first = someApi();
        apis.delete(first.id());

        Api second = apis.create(NewApi.of("Another", first.identifier()));

        eventually(() -> assertThat(resolveApi(first.identifier()).id()).isEqualTo(second.id()));
    }

    @Needs(
            value = {CREATE_API, UPDATE_API, GET_API},
            parameters = {"create_api.scopes", "update_api.name", "update_api.scopes"})
    void aPatchTouchesOnlyWhatItNames() {
        Api before = apis.create(NewApi.of(fixture.name(), identifier()).withScopes(List.of(READ)));
        String name = "New " + fixture.name();

        apis.update(before.id(), ApiPatch.builder().build());
        eventually(() -> assertThat(reread(before.id())).isEqualTo(before));

        Api renamed = apis.update(
                before.id(), ApiPatch.builder().name(Change.set(name)).build());
        assertThat(renamed.name()).isEqualTo(name);
        eventually(() -> {
            assertThat(reread(before.id())).isEqualTo(renamed);
            assertThat(renamed.scopes()).containsExactly(READ);
        });

        apis.update(
                before.id(),
                ApiPatch.builder().scopes(Change.set(List.of(WRITE, READ))).build());
        eventually(() -> {
            Api found = reread(before.id());
            assertThat(found.name()).isEqualTo(name);
            assertThat(found.scopes()).containsExactly(READ, WRITE);
        });
        ApiScope undescribed = ApiScope.of(READ.value());
        apis.update(
                before.id(),
                ApiPatch.builder()
                        .scopes(Change.set(List.of(undescribed, WRITE)))
                        .build());
        eventually(() -> assertThat(reread(before.id()).scopes()).containsExactly(undescribed, WRITE));

        apis.update(before.id(), ApiPatch.builder().scopes(Change.clear()).build());
        eventually(() -> assertThat(reread(before.id()).scopes()).isEmpty());
    }

    @Needs(
            value = {CREATE_API, UPDATE_API, GET_API},
            parameters = {"create_api.scopes", "update_api.token_lifetime", "update_api.signing_alg"})
    void tokensOfAnApiCanBecomeOthers() {
        Api before = apis.create(NewApi.of(fixture.name(), identifier()).withScopes(List.of(READ)));

        apis.update(
                before.id(),
                ApiPatch.builder()
                        .tokenLifetime(Change.set(Duration.ofHours(2)))
                        .signingAlg(Change.set(SigningAlgorithm.HS256))
                        .build());

        eventually(() -> {
            Api found = reread(before.id());
            assertThat(found.tokenLifetime()).isEqualTo(Duration.ofHours(2));
            assertThat(found.signingAlg()).isEqualTo(SigningAlgorithm.HS256);
            assertThat(found.name()).isEqualTo(before.name());
            assertThat(found.scopes()).containsExactly(READ);
        });
    }

    @Needs({UPDATE_API, DELETE_API, GET_API})
    void anApiThatIsNotThereIsNotFound() {
        assertThat(apis.find(noApi())).isEmpty();
        refuses(
                NotFoundException.class,
                () -> apis.update(noApi(), ApiPatch.builder().build()));
        refuses(NotFoundException.class, () -> apis.delete(noApi()));
        for (String id : Hostile.IDS) {
            assertThat(apis.find(ApiId.of(id))).isEmpty();
        }
    }

    @Needs({CREATE_API, DELETE_API, GET_API})
    void aDeletedApiIsGone() {
        Api api = someApi();

        apis.delete(api.id());

        eventually(() -> assertThat(apis.find(api.id())).isEmpty());
        refuses(NotFoundException.class, () -> apis.delete(api.id()));
    }

    @Needs(
            value = {CREATE_API, LIST_APIS},
            parameters = "create_api.scopes")
    void anApiIsListedWithAllThatItIs() {
        Api created = apis.create(NewApi.of(fixture.name(), identifier()).withScopes(List.of(READ, WRITE)));

        eventually(() -> assertThat(all(apis::list)).contains(created));
    }

    @Needs({CREATE_API, LIST_APIS})
    void anApiIsMeantByIdIdentifierOrName() {
        Api api = someApi();

        for (String reference : Set.of(api.id().value(), api.identifier(), api.name())) {
            eventually(() -> assertThat(resolveApi(reference)).isEqualTo(api));
        }
        refuses(NotFoundException.class, () -> resolveApi(fixture.name()));
        refuses(NotFoundException.class, () -> resolveApi("no such \u0000 thing"));
        refuses(NotFoundException.class, () -> resolveApi("x".repeat(700)));
    }

    @Needs({CREATE_API, LIST_APIS})
    void aNameThatSeveralApisHaveMeansNoneOfThem() {
        String name = fixture.name();
        Api first = apis.create(NewApi.of(name, identifier()));
        Api second = apis.create(NewApi.of(name, identifier()));

        eventually(() -> assertThat(refuses(ConflictException.class, () -> resolveApi(name)))
                .hasMessageContaining(first.id().value())
                .hasMessageContaining(second.id().value()));
    }

    private Api reread(ApiId id) {
        return apis.find(id).orElseThrow(() -> new AssertionError("no api " + id));
    }

    private Api resolveApi(String reference) {
        fixture.watch().called(Operation.LIST_APIS);
        return apis.resolve(reference);
    }

    private String identifier() {
        return "https://" + fixture.name() + ".example.com/v1";
    }
}
