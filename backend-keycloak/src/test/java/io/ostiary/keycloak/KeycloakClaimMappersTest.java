package io.ostiary.keycloak;

import static io.ostiary.keycloak.LiveRealm.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Call;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.ClaimMappers;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.ProtocolMappersResource;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** Claim mappers as protocol mappers, among those of administrators. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakClaimMappersTest {
    private final LiveRealm realm = new LiveRealm();
    private final String key = "key-" + UUID.randomUUID();

    @AfterAll
    void close() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://my.io/plan", "a.b\\.c", "back\\slash", "${plan}", "\"quoted\"", "名前 💥"})
    void aClaimHasItsNameWhateverTheNameIs(String claim) {
        ClaimMapper mapper = new ClaimMapper(key, claim, true, false);

        assertThat(realm.claimMappers().set(mapper)).isEqualTo(mapper);

        assertThat(realm.claimMappers().list()).contains(mapper);
        assertThat(claimsOfSomeoneWith("gold")).containsEntry(claim, "gold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization", "allowed-origins", "trusted-certs", "organization", "session_state"})
    void whatTheServerReadsFromItsTokensNobodyMaps(String claim) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> realm.claimMappers().set(new ClaimMapper(key, claim, true, true)))
                .withMessageContaining(claim);
    }

    @Test
    void aValueThatDoesNotFitIntoOneAttributeValueIsLeftOut() {
        ClaimMapper unused = realm.claimMappers().set(new ClaimMapper(key, "long", true, false));

        assertThat(claimsOfSomeoneWith("x".repeat(1990))).containsKey("long");
        assertThat(claimsOfSomeoneWith("x".repeat(4000))).doesNotContainKey("long");
        assertThat(claimsOfSomeoneWith(List.of("x".repeat(4000)))).doesNotContainKey("long");
    }

    @Test
    void idTokensHaveTheClaimWhereTheyAreToHaveIt() {
        ClaimMapper unused = realm.claimMappers().set(new ClaimMapper(key, "in_id_token", false, true));
        User ada = someoneWith("gold");

        var evaluation = realm.client("ostiary").clientScopesEvaluate();

        assertThat(evaluation
                        .generateExampleIdToken("openid", ada.id().value(), null)
                        .getOtherClaims())
                .containsEntry("in_id_token", "gold");
        assertThat(evaluation
                        .generateAccessToken("openid", ada.id().value(), null)
                        .getOtherClaims())
                .doesNotContainKey("in_id_token");
    }

    @Test
    void whatAnAdministratorMapsIsLeftAlone() {
        ProtocolMapperRepresentation own = mapper("department", "plain attribute", "department");
        ProtocolMapperRepresentation reserved = mapper("subject", "metadata.subject", "sub");
        Requests.close(mappers().createMapper(own));
        Requests.close(mappers().createMapper(reserved));

        assertThat(realm.claimMappers().list())
                .extracting(ClaimMapper::attribute)
                .doesNotContain("plain attribute", "department", "subject");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> realm.claimMappers().delete("department"));

        assertThat(mappers().getMappers())
                .extracting(ProtocolMapperRepresentation::getName)
                .contains("department", "subject");
    }

    @Test
    void replacingAMapperKeepsWhatTheVocabularyDoesNotKnow() {
        ClaimMapper unused = realm.claimMappers().set(new ClaimMapper(key, "before", true, false));
        ProtocolMapperRepresentation named = named(key);
        named.getConfig().put("lightweight.claim", "true");
        mappers().update(named.getId(), named);

        ClaimMapper after = realm.claimMappers().set(new ClaimMapper(key, "after", true, true));

        assertThat(realm.claimMappers().list()).contains(after);
        assertThat(named(key).getId()).isEqualTo(named.getId());
        assertThat(named(key).getConfig()).containsEntry("lightweight.claim", "true");
    }

    @Test
    void ofSeveralAttributesThatWantAClaimAtOnceOneGetsIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> attempts = IntStream.range(0, 8)
                    .mapToObj(
                            each -> (Callable<Boolean>) () -> isSet(new ClaimMapper(key + each, "wanted", true, false)))
                    .toList();

            int set = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                set += attempt.get() ? 1 : 0;
            }

            assertThat(set).isOne();
        } finally {
            threads.shutdownNow();
        }
        assertThat(realm.claimMappers().list())
                .filteredOn(mapper -> mapper.claim().equals("wanted"))
                .hasSize(1);
    }

    @Test
    void aRealmWithoutTheScopeHasNoMappersAndTakesNone() {
        KeycloakHarness other = new KeycloakHarness();
        try (IdentityBackend backend = other.openAsIs()) {
            ClaimMappers none =
                    backend.directory(other.tenant(), Call.system("test")).claimMappers();

            assertThat(none.list()).isEmpty();
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> none.delete(key));
            assertThatExceptionOfType(NotConfiguredException.class)
                    .isThrownBy(() -> none.set(new ClaimMapper(key, "plan", true, true)))
                    .withMessageContaining("client scope ostiary")
                    .withMessageContaining("ostiary doctor --fix");
        } finally {
            other.close();
        }
    }

    private boolean isSet(ClaimMapper mapper) {
        try {
            ClaimMapper unused = realm.claimMappers().set(mapper);
            return true;
        } catch (AlreadyExistsException e) {
            return false;
        }
    }

    private Map<String, @Nullable Object> claimsOfSomeoneWith(Object value) {
        SignedIn signedIn = (SignedIn) realm.sessions()
                .authenticate(Objects.requireNonNull(someoneWith(value).email()), PASSWORD);
        return realm.sessions().verify(signedIn.tokens().accessToken(), null).claims();
    }

    private User someoneWith(Object value) {
        return realm.users()
                .create(NewUser.withEmail("user-" + UUID.randomUUID() + "@example.com")
                        .password(PASSWORD)
                        .metadata(Map.of(key, value))
                        .build());
    }

    private ProtocolMappersResource mappers() {
        String scope = realm.realm().clientScopes().findAll().stream()
                .filter(each -> each.getName().equals("ostiary"))
                .findFirst()
                .orElseThrow()
                .getId();
        return realm.realm().clientScopes().get(scope).getProtocolMappers();
    }

    private ProtocolMapperRepresentation named(String name) {
        return mappers().getMappers().stream()
                .filter(mapper -> mapper.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ProtocolMapperRepresentation mapper(String name, String attribute, String claim) {
        var mapper = new ProtocolMapperRepresentation();
        mapper.setName(name);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-usermodel-attribute-mapper");
        mapper.setConfig(Map.of(
                "user.attribute",
                attribute,
                "claim.name",
                claim,
                "jsonType.label",
                "String",
                "access.token.claim",
                "true"));
        return mapper;
    }
}
