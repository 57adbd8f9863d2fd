package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.UnsupportedException;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.Apis;
import io.ostiary.api.NewApi;
import io.ostiary.api.SigningAlgorithm;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.Applications;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.session.NewSession;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.ClientScopeRepresentation;

/** APIs as client scopes, and the tokens that applications get with them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakApisTest {
    private final LiveRealm realm = new LiveRealm();
    private final Apis apis = realm.directory().apis();
    private final ApiGrants grants = realm.directory().apiGrants();
    private final Applications applications = realm.directory().applications();

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void aTokenIsForTheApiAndNamesTheScopesThatTheApplicationAskedFor() {
        Api orders = api("read", "write", "cancel");
        IssuedApplication job = machine();
        grants.grant(id(job), orders.id(), Set.of("read", "write"));

        Map<String, ?> claims = claims(job, orders.identifier() + "#read " + orders.identifier() + "#write");

        assertThat(audience(claims)).contains(orders.identifier());
        assertThat(scopes(claims))
                .contains(orders.identifier() + "#read", orders.identifier() + "#write")
                .doesNotContain(orders.identifier() + "#cancel", orders.identifier());
        assertThat(error(job, orders.identifier() + "#cancel")).isEqualTo("invalid_scope");
    }

    @Test
    void aTokenThatNobodyAskedForIsForNoApi() {
        Api orders = api("read");
        IssuedApplication job = machine();
        grants.grant(id(job), orders.id(), Set.of("read"));

        Map<String, ?> claims = claims(job, "");

        assertThat(audience(claims)).doesNotContain(orders.identifier());
        assertThat(scopes(claims)).noneMatch(scope -> scope.startsWith(orders.identifier()));
    }

    @Test
    void accessWithoutScopesIsATokenForTheApi() {
        Api orders = api("read");
        IssuedApplication job = machine();
        assertThat(error(job, orders.identifier())).isEqualTo("invalid_scope");

        grants.grant(id(job), orders.id(), Set.of());

        assertThat(audience(claims(job, orders.identifier()))).contains(orders.identifier());
        assertThat(error(job, orders.identifier() + "#read")).isEqualTo("invalid_scope");
    }

    @Test
    void whatIsRevokedIsInNoNewToken() {
        Api orders = api("read", "write");
        IssuedApplication job = machine();
        grants.grant(id(job), orders.id(), Set.of("read", "write"));

        grants.revoke(id(job), orders.id(), Set.of("write"));

        assertThat(error(job, orders.identifier() + "#write")).isEqualTo("invalid_scope");
        assertThat(scopes(claims(job, orders.identifier() + "#read"))).contains(orders.identifier() + "#read");

        grants.revoke(id(job), orders.id(), Set.of());

        assertThat(error(job, orders.identifier() + "#read")).isEqualTo("invalid_scope");
        assertThat(error(job, orders.identifier())).isEqualTo("invalid_scope");
        assertThat(audience(claims(job, ""))).doesNotContain(orders.identifier());
    }

    @Test
    void twoApisWithTheSameScopeAreNotMixedUp() {
        Api orders = api("read");
        Api billing = api("read");
        IssuedApplication job = machine();
        grants.grant(id(job), orders.id(), Set.of("read"));

        assertThat(audience(claims(job, orders.identifier() + "#read")))
                .contains(orders.identifier())
                .doesNotContain(billing.identifier());
        assertThat(error(job, billing.identifier() + "#read")).isEqualTo("invalid_scope");
    }

    @Test
    void nothingOfADeletedApiIsLeftInTheRealm() {
        Api orders = api("read", "write");
        IssuedApplication job = machine();
        grants.grant(id(job), orders.id(), Set.of("read"));

        apis.delete(orders.id());

        assertThat(realm.realm().clientScopes().findAll())
                .noneMatch(scope -> scope.getName().startsWith(orders.identifier()));
        assertThat(error(job, orders.identifier() + "#read")).isEqualTo("invalid_scope");
    }

    @Test
    void identifiersThatLookLikeANameOfAScopeAreApart() {
        String identifier = "urn:" + UUID.randomUUID();
        Api plain = apis.create(NewApi.of("Plain", identifier).withScopes(List.of(ApiScope.of("read"))));
        Api marked = apis.create(NewApi.of("Marked", identifier + "#read"));
        Api escaped = apis.create(NewApi.of("Escaped", identifier + "%23read"));
        IssuedApplication job = machine();
        for (Api api : List.of(plain, marked, escaped)) {
            grants.grant(id(job), api.id(), api.scopeValues());
        }

        assertThat(audience(claims(job, identifier + "#read")))
                .contains(plain.identifier())
                .doesNotContain(marked.identifier(), escaped.identifier());
        assertThat(audience(claims(job, identifier + "%23read")))
                .contains(marked.identifier())
                .doesNotContain(plain.identifier(), escaped.identifier());
        assertThat(audience(claims(job, identifier + "%2523read")))
                .contains(escaped.identifier())
                .doesNotContain(plain.identifier(), marked.identifier());
    }

    @Test
    void signInsAndOtherClientsStayAsTheyAre() {
        Api orders = api("read");
        grants.grant(id(machine()), orders.id(), Set.of("read"));
        ApplicationId other = id(machine());

        Map<String, ?> claims = realm.sessions()
                .verify(
                        realm.sessions()
                                .create(NewSession.of(realm.someUser().id()))
                                .tokens()
                                .accessToken(),
                        null)
                .claims();

        assertThat(audience(claims)).doesNotContain(orders.identifier());
        assertThat(realm.client(other.value()).toRepresentation().getOptionalClientScopes())
                .noneMatch(scope -> scope.startsWith(orders.identifier()));
        assertThat(realm.client("ostiary").toRepresentation().getOptionalClientScopes())
                .noneMatch(scope -> scope.startsWith(orders.identifier()));
        assertThat(realm.claimMappers().list()).isEmpty();
    }

    @Test
    void aGrantThatAnAdministratorMadeIsToldAndRevoked() {
        Api orders = api("read", "write");
        IssuedApplication job = machine();
        realm.client(id(job).value()).addDefaultClientScope(scope(orders.identifier() + "#read"));

        assertThat(grants.holders(orders.id(), PageRequest.first()).items())
                .containsExactly(ApiGrant.of(id(job), orders.id(), Set.of("read")));
        assertThat(audience(claims(job, ""))).contains(orders.identifier());

        grants.revoke(id(job), orders.id(), Set.of());

        assertThat(grants.holders(orders.id(), PageRequest.first()).items()).isEmpty();
        assertThat(audience(claims(job, ""))).doesNotContain(orders.identifier());
    }

    @Test
    void whatAnAdministratorLeftOfAnApiGivesNobodyAccessToTheNextOne() {
        Api gone = api("read", "write");
        IssuedApplication job = machine();
        grants.grant(id(job), gone.id(), Set.of("read"));
        realm.realm().clientScopes().get(gone.id().value()).remove();
        assertThat(apis.find(gone.id())).isEmpty();

        Api next = apis.create(NewApi.of("Next", gone.identifier()).withScopes(List.of(ApiScope.of("read"))));

        assertThat(next.scopeValues()).containsExactly("read");
        assertThat(apis.find(next.id())).contains(next);
        assertThat(grants.holders(next.id(), PageRequest.first()).items()).isEmpty();
        assertThat(error(job, next.identifier() + "#read")).isEqualTo("invalid_scope");
    }

    @Test
    void clientScopesOfOthersAreNoApisAndStayAsTheyAre() {
        assertThatExceptionOfType(AlreadyExistsException.class)
                .isThrownBy(() -> apis.create(NewApi.of("Profile", "profile")));
        Api orders = api();
        var foreign = new ClientScopeRepresentation();
        foreign.setName(orders.identifier() + "#read");
        foreign.setProtocol("openid-connect");
        Requests.close(realm.realm().clientScopes().create(foreign));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> apis.update(
                        orders.id(),
                        ApiPatch.builder()
                                .scopes(Change.set(List.of(ApiScope.of("more"), ApiScope.of("read"))))
                                .build()))
                .withMessageContaining(foreign.getName());

        assertThat(apis.find(orders.id())).contains(orders);
        assertThat(apis.list(PageRequest.first(200)).items())
                .extracting(Api::identifier)
                .doesNotContain("profile", foreign.getName());
    }

    @Test
    void anybodyCanReadTheRealmsMetadataAndFindsNoApiInIt() {
        Api orders = api("read");

        try (Client http = ClientBuilder.newClient()) {
            assertThat(http.target(realm.directory().issuer())
                            .path(".well-known/openid-configuration")
                            .request()
                            .get(String.class))
                    .contains("scopes_supported")
                    .doesNotContain(orders.identifier());
        }
    }

    @Test
    void howTokensAreIsNotTheApisToSay() {
        NewApi orders = NewApi.of("Orders", "https://" + UUID.randomUUID());
        Api api = apis.create(orders.withScopes(List.of()));

        assertThat(api.tokenLifetime()).isNull();
        assertThat(api.signingAlg()).isNull();
        lacks("token_lifetime", () -> apis.create(orders.withTokenLifetime(Duration.ofHours(1))));
        lacks("signing_alg", () -> apis.create(orders.withSigningAlg(SigningAlgorithm.RS256)));
        lacks(
                "token_lifetime",
                () -> apis.update(
                        api.id(),
                        ApiPatch.builder()
                                .tokenLifetime(Change.set(Duration.ofHours(1)))
                                .build()));
        lacks(
                "signing_alg",
                () -> apis.update(
                        api.id(),
                        ApiPatch.builder()
                                .signingAlg(Change.set(SigningAlgorithm.PS256))
                                .build()));
    }

    @Test
    void whatIsLongerThanTheServerKeepsIsInvalid() {
        String longest = "urn:" + "x".repeat(251);
        Api api = apis.create(NewApi.of("x".repeat(200), longest));
        assertThat(apis.find(api.id())).contains(api);

        invalid("identifier", () -> apis.create(NewApi.of("Orders", longest + "y")));
        invalid("name", () -> apis.create(NewApi.of("😀".repeat(128), "orders-of-smileys")));
        invalid(
                "scopes",
                () -> apis.update(
                        api.id(),
                        ApiPatch.builder()
                                .scopes(Change.set(List.of(ApiScope.of("r"))))
                                .build()));
        invalid(
                "scopes.description",
                () -> apis.create(NewApi.of("Orders", "orders-described")
                        .withScopes(List.of(new ApiScope("read", "d".repeat(256))))));
    }

    private Api api(String... scopes) {
        return apis.create(NewApi.of("Orders", "https://" + UUID.randomUUID() + ".example.com")
                .withScopes(Stream.of(scopes).map(ApiScope::of).toList()));
    }

    private IssuedApplication machine() {
        return applications.create(NewApplication.of("Job", ApplicationType.MACHINE));
    }

    private static ApplicationId id(IssuedApplication issued) {
        Application application = issued.application();
        return application.id();
    }

    private String scope(String name) {
        return realm.realm().clientScopes().findAll().stream()
                .filter(scope -> scope.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private Map<String, ?> claims(IssuedApplication application, String scope) {
        Map<?, ?> answer = token(application, scope);
        assertThat(answer.get("error")).isNull();
        return realm.sessions()
                .verify(Secret.of(String.valueOf(answer.get("access_token"))), null)
                .claims();
    }

    private String error(IssuedApplication application, String scope) {
        return String.valueOf(token(application, scope).get("error"));
    }

    private Map<?, ?> token(IssuedApplication application, String scope) {
        Form form = new Form()
                .param("grant_type", "client_credentials")
                .param("client_id", id(application).value())
                .param(
                        "client_secret",
                        Objects.requireNonNull(application.clientSecret()).reveal());
        if (!scope.isEmpty()) {
            form.param("scope", scope);
        }
        try (Client http = ClientBuilder.newClient()) {
            return http.target(realm.directory().issuer())
                    .path("protocol/openid-connect/token")
                    .request()
                    .post(Entity.form(form))
                    .readEntity(Map.class);
        }
    }

    private static List<String> audience(Map<String, ?> claims) {
        Object audience = claims.get("aud");
        return audience instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(audience));
    }

    private static List<String> scopes(Map<String, ?> claims) {
        return List.of(String.valueOf(claims.get("scope")).split(" "));
    }

    private static void lacks(String parameter, ThrowingCallable call) {
        assertThatExceptionOfType(UnsupportedException.class).isThrownBy(call).withMessageContaining(parameter);
    }

    private static void invalid(String field, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.violations())
                        .allMatch(violation -> violation.field().equals(field)));
    }
}
