package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ostiary.Call;
import io.ostiary.IdentityException;
import io.ostiary.PermissionDeniedException;
import io.ostiary.Secret;
import io.ostiary.UnauthenticatedException;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.ManualTime;
import io.ostiary.fault.Fault;
import io.ostiary.fault.Leaks;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What the way to the server promises: signing in, connections, and an end to every wait. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportTest {
    private static final Secret PASSWORD = Secret.of("Canary-Admin-7");
    private static final String TOKEN_REQUEST = "POST /realms/master/protocol/openid-connect/token";

    private final KeycloakHarness harness = new KeycloakHarness();
    private final RealmResource realm = harness.realm();
    private final String administrator = administrator();
    private final String viewerSecret = viewer();
    private final List<AutoCloseable> opened = new ArrayList<>();

    private ManualTime time = new ManualTime();
    private ScriptedProxy proxy = proxy();

    @BeforeEach
    void begin() {
        time = new ManualTime();
        proxy = proxy();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable backendOrProxy : opened) {
            backendOrProxy.close();
        }
        opened.clear();
    }

    @AfterAll
    void closeRealm() {
        harness.close();
    }

    @Test
    void openingAndClosingAskTheServerNothing() {
        open(Map.of()).close();

        assertThat(proxy.seen()).isEmpty();
    }

    @Test
    void aRefusedTokenIsReplacedAndTheRequestSentAgain() {
        ScriptedProxy.Script refuse = new ScriptedFault(Fault.REFUSED_TOKEN);
        proxy.script(refuse.forTheFirst(1, TransportTest::isOurs));

        assertThat(directory(Map.of()).users().find(UserId.of("nobody"))).isEmpty();

        assertThat(proxy.seen()).filteredOn(TOKEN_REQUEST::equals).hasSize(2);
        assertThat(proxy.seen())
                .filteredOn(seen -> seen.endsWith("/users/nobody"))
                .hasSize(2);
    }

    @Test
    void aTokenThatIsRefusedTwiceIsUnauthenticated() {
        ScriptedProxy.Script refuse = new ScriptedFault(Fault.REFUSED_TOKEN);
        proxy.script(refuse.forEvery(TransportTest::isOurs));
        Directory directory = directory(Map.of());

        fails(UnauthenticatedException.class, () -> directory.users().find(UserId.of("nobody")));

        assertThat(proxy.seen()).filteredOn(TOKEN_REQUEST::equals).hasSize(2);
        assertThat(proxy.seen())
                .filteredOn(seen -> seen.endsWith("/users/nobody"))
                .hasSize(2);
    }

    @Test
    void underParallelLoadTokensThatAreAlwaysAboutToExpireAreRenewedWithoutAFailedCall() throws Exception {
        proxy.script(exchange -> {
            HttpMessage answer = exchange.forward();
            exchange.send(answer.withBody(answer.body().replaceFirst("\"expires_in\":[0-9]+", "\"expires_in\":30")));
        });
        Directory directory = directory(Map.of());

        inParallel(32, () -> {
            for (int i = 0; i < 5; i++) {
                assertThat(directory.users().find(UserId.of("nobody"))).isEmpty();
            }
            return true;
        });

        assertThat(proxy.seen()).filteredOn(TOKEN_REQUEST::equals).hasSizeGreaterThan(100);
    }

    @Test
    void underParallelLoadATokenThatIsRevokedIsReplacedWithoutAFailedCall() throws Exception {
        Set<String> refused = ConcurrentHashMap.newKeySet();
        ScriptedProxy.Script refuse = new ScriptedFault(Fault.REFUSED_TOKEN);
        proxy.script(refuse.forEvery(request -> isOurs(request) && refused.add(request.path())));
        Directory directory = directory(Map.of());
        AtomicInteger number = new AtomicInteger();

        inParallel(32, () -> directory.users().find(UserId.of("nobody-" + number.incrementAndGet())));

        assertThat(refused).hasSize(32);
    }

    @Test
    void thirtyTwoCallsAreUnderWayAtTheSameTime() throws Exception {
        CountDownLatch all = new CountDownLatch(32);
        proxy.script(exchange -> {
            if (isOurs(exchange.request())) {
                all.countDown();
                await(all);
            }
            exchange.pass();
        });
        Directory directory = directory(Map.of());

        inParallel(32, () -> directory.users().find(UserId.of("nobody")));

        assertThat(all.getCount()).isZero();
    }

    @Test
    void moreCallsThanConnectionsWaitForOne() throws Exception {
        Directory directory = directory(Map.of("connections", "2"));

        inParallel(32, () -> directory.users().find(UserId.of("nobody")));
    }

    @Test
    void aServerThatNeverAnswersIsWaitedForAsLongAsTheTimeOutsSay() {
        proxy.script(exchange -> exchange.drip(" ".repeat(10_000).getBytes(StandardCharsets.US_ASCII)));
        Directory directory = directory(Map.of("connect-timeout", "1s", "read-timeout", "1s", "attempts", "1"));
        Instant start = Instant.now();

        fails(UnavailableException.class, () -> directory.users().find(UserId.of("nobody")));

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void noCallWaitsPastItsDeadlineForTheTokenThatAnotherOneIsGetting() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        proxy.script(exchange -> {
            asked.countDown();
            await(done);
            exchange.pass();
        });
        IdentityBackend backend = open(Map.of("read-timeout", "60s"));
        Directory patient = backend.directory(harness.tenant(), Call.system("patient"));
        Directory impatient = backend.directory(
                harness.tenant(), Call.system("impatient").until(time.instant().plusMillis(300)));
        Instant start = Instant.now();
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Future<?> first = threads.submit(() -> patient.users().find(UserId.of("nobody")));
            await(asked);

            fails(UnavailableException.class, () -> impatient.users().find(UserId.of("nobody")));

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
            done.countDown();
            first.get();
        } finally {
            done.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void whatWasCreatedButCannotBeReadBackMayHaveHappened() {
        AtomicInteger created = new AtomicInteger();
        proxy.script(exchange -> {
            if (created.get() > 0) {
                new ScriptedFault(Fault.RATE_LIMITED).play(exchange);
            } else {
                HttpMessage answer = exchange.forward();
                created.addAndGet(exchange.request().start().matches("POST /admin/.*/users HTTP/1.1") ? 1 : 0);
                exchange.send(answer);
            }
        });
        Directory directory = directory(Map.of());

        IdentityException failure = fails(
                UnavailableException.class,
                () -> directory.users().create(NewUser.withUsername("ambiguous").build()));

        assertThat(((UnavailableException) failure).ambiguous()).isTrue();
        assertThat(realm.users().searchByUsername("ambiguous", true)).hasSize(1);
    }

    @Test
    void aWrongSecretIsUnauthenticatedAndNamesTheSettings() {
        Directory directory = directory(Map.of("client-secret", "Canary-wrong"));

        IdentityException failure =
                fails(UnauthenticatedException.class, () -> directory.users().find(UserId.of("nobody")));

        assertThat(failure).hasMessageContaining("client-secret");
        Leaks.none(failure, KeycloakServer.running().secret(), Secret.of("Canary-wrong"));
    }

    @Test
    void anAccountWithoutTheRoleIsDeniedAndToldTheRole() {
        Directory directory = directory(
                Map.of("realm", harness.tenant().value(), "client-id", "viewer", "client-secret", viewerSecret));

        assertThat(directory.users().find(UserId.of(administrator))).isPresent();
        IdentityException failure = fails(
                PermissionDeniedException.class,
                () -> directory.users().create(NewUser.withUsername("ada").build()));

        assertThat(failure).hasMessageContaining("realm-admin");
    }

    @Test
    void anAdministratorSignsInWithAPasswordAndIsSignedOutAtTheEnd() {
        realm.users().get(administrator).logout();
        IdentityBackend backend = open(asAdministrator(PASSWORD));

        assertThat(backend.directory(harness.tenant(), Call.system("test"))
                        .users()
                        .find(UserId.of(administrator)))
                .isPresent();
        assertThat(realm.users().get(administrator).getUserSessions()).hasSize(1);
        backend.close();

        assertThat(realm.users().get(administrator).getUserSessions()).isEmpty();
    }

    @Test
    void anAdministratorsWrongPasswordIsUnauthenticated() {
        Directory directory = directory(asAdministrator(Secret.of("Canary-wrong")));

        IdentityException failure =
                fails(UnauthenticatedException.class, () -> directory.users().find(UserId.of("nobody")));

        Leaks.none(failure, KeycloakServer.running().secret(), Secret.of("Canary-wrong"));
    }

    @Test
    void closingWhenTheServerIsGoneIsHarmless() {
        IdentityBackend backend = open(asAdministrator(PASSWORD));
        assertThat(backend.directory(harness.tenant(), Call.system("test"))
                        .users()
                        .find(UserId.of(administrator)))
                .isPresent();
        proxy.refuse();

        assertThatCode(backend::close).doesNotThrowAnyException();
    }

    private Map<String, String> asAdministrator(Secret password) {
        return Map.of(
                "realm",
                harness.tenant().value(),
                "client-id",
                "admin-cli",
                "client-secret",
                "",
                "username",
                "root",
                "password",
                password.reveal());
    }

    /** The id of a user who may do everything in the realm. */
    private String administrator() {
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD.reveal());
        var user = new UserRepresentation();
        user.setUsername("root");
        user.setEmail("root@example.com");
        user.setFirstName("Root");
        user.setLastName("Root");
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        String id = Requests.createdId(realm.users().create(user));
        grant(id, "realm-admin");
        return id;
    }

    /** The secret of a client that may look at users and no more. */
    private String viewer() {
        var client = new ClientRepresentation();
        client.setClientId("viewer");
        client.setServiceAccountsEnabled(true);
        client.setPublicClient(false);
        String id = Requests.createdId(realm.clients().create(client));
        grant(realm.clients().get(id).getServiceAccountUser().getId(), "view-users");
        return realm.clients().get(id).getSecret().getValue();
    }

    private void grant(String user, String role) {
        String management =
                realm.clients().findByClientId("realm-management").get(0).getId();
        realm.users()
                .get(user)
                .roles()
                .clientLevel(management)
                .add(List.of(realm.clients().get(management).roles().get(role).toRepresentation()));
    }

    private ScriptedProxy proxy() {
        var opening = new ScriptedProxy(KeycloakServer.running().url());
        opened.add(opening);
        return opening;
    }

    private Directory directory(Map<String, String> more) {
        return open(more).directory(harness.tenant(), Call.system("test"));
    }

    private IdentityBackend open(Map<String, String> more) {
        IdentityBackend backend = ProxiedBackend.open(proxy, time, more);
        opened.add(0, backend);
        return backend;
    }

    private static <X extends IdentityException> IdentityException fails(Class<X> type, Callable<?> call) {
        IdentityException failure = catchThrowableOfType(IdentityException.class, call::call);
        assertThat(failure).isInstanceOf(type);
        Leaks.none(failure, KeycloakServer.running().secret(), PASSWORD);
        return failure;
    }

    private static boolean isOurs(HttpMessage request) {
        return request.path().startsWith("/admin/");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void inParallel(int times, Callable<?> call) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Object>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                calls.add(call::call);
            }
            for (Future<?> result : threads.invokeAll(calls)) {
                Object unused = result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
