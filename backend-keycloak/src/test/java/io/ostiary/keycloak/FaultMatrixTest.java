package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ostiary.AlreadyExistsException;
import io.ostiary.BackendFailureException;
import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.IdentityException;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.ManualTime;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can go wrong between the backend and the real server, for operations of every kind: the right typed failure or
 * none, nothing twice and nothing lost, in time, and afterwards all is well again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
    private static final Secret PASSWORD = Secret.of("Canary-Fault-7");
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private final KeycloakHarness harness = new KeycloakHarness();
    private final TenantId tenant = harness.tenant();
    private final IdentityBackend direct = harness.open();
    private final Directory directory = direct.directory(tenant, Call.system("test"));
    private final ScriptedProxy proxy =
            new ScriptedProxy(KeycloakServer.running().url());

    private ManualTime time = new ManualTime();
    private IdentityBackend proxied = open(Map.of());
    private User ada = user();
    private Role role = role();

    /** Operations of every kind, each with the request that decides about it. */
    enum Act {
        LIST("GET /admin/realms/kit-[^/]+/users\\?.*"),
        GET("GET /admin/realms/kit-[^/]+/users/[^/]+"),
        CREATE("POST /admin/realms/kit-[^/]+/users"),
        UPDATE("PUT /admin/realms/kit-[^/]+/users/[^/]+"),
        DELETE("DELETE /admin/realms/kit-[^/]+/users/[^/]+"),
        ASSIGN_ROLE("POST /admin/realms/kit-[^/]+/users/[^/]+/role-mappings/realm"),
        SET_METADATA("PUT /admin/realms/kit-[^/]+/users/[^/]+"),
        AUTHENTICATE("POST /realms/kit-[^/]+/protocol/openid-connect/token");

        private final String request;

        Act(String request) {
            this.request = request;
        }

        boolean isRead() {
            return EnumSet.of(LIST, GET, AUTHENTICATE).contains(this);
        }

        boolean isDecidedBy(HttpMessage message) {
            return message.start().matches(request + " HTTP/1.1");
        }
    }

    /** Every pair that there is: no JSON answers a delete. */
    static Stream<Arguments> everyFaultInEveryAct() {
        return Stream.of(Act.values())
                .flatMap(act -> Stream.of(Fault.values())
                        .filter(fault -> act != Act.DELETE || fault != Fault.TRUNCATED_JSON)
                        .map(fault -> Arguments.of(act, fault)));
    }

    @BeforeEach
    void begin() {
        proxy.pass();
        proxied.close();
        time = new ManualTime();
        proxied = open(Map.of());
        ada = user();
        role = role();
        assertThat(through(DEADLINE).users().find(ada.id())).contains(ada);
    }

    @AfterAll
    void close() {
        proxied.close();
        proxy.close();
        direct.close();
        harness.close();
    }

    @ParameterizedTest
    @MethodSource("everyFaultInEveryAct")
    void aFaultThatPassesIsOvercomeUnlessTheActMayHaveHappened(Act act, Fault fault) {
        if (fault == Fault.SLOW_DRIP) {
            proxied.close();
            proxied = open(Map.of("connect-timeout", "1s", "read-timeout", "1s"));
        }
        proxy.script(script(fault).forTheFirst(1, decisive(act, fault)));

        @Nullable Throwable failure = failure(act, DEADLINE);

        if (isOvercome(act, fault)) {
            assertThat(failure).isNull();
            assertThat(isDone(act)).isTrue();
        } else {
            assertThat(failure).isInstanceOf(fault.failure());
        }
        worksAgain(act);
    }

    @ParameterizedTest
    @MethodSource("everyFaultInEveryAct")
    void aFaultThatStaysIsTheRightFailureInTimeAndLeavesNothingHalfDone(Act act, Fault fault) {
        Duration deadline = fault == Fault.SLOW_DRIP ? Duration.ofMillis(300) : DEADLINE;
        Instant start = Instant.now();
        proxy.script(script(fault).forEvery(FaultMatrixTest::isOurs));

        @Nullable Throwable failure = failure(act, deadline);

        assertThat(failure).isInstanceOf(fault.failure());
        assertThat(time.slept()).isLessThanOrEqualTo(deadline);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        worksAgain(act);
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void aServerThatIsGoneForTwentySecondsIsWaitedFor(Act act) {
        proxied.close();
        proxied = open(Map.of("attempts", "12"));
        proxy.refuse();
        time.onceSlept(OUTAGE, proxy::listen);

        @Nullable Throwable failure = failure(act, DEADLINE.multipliedBy(2));

        assertThat(failure).isNull();
        assertThat(time.slept()).isGreaterThanOrEqualTo(OUTAGE);
        assertThat(isDone(act)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void aServerThatIsGoneForLongerThanTheDeadlineIsUnavailableAndBackAfterwards(Act act) {
        proxied.close();
        proxied = open(Map.of("attempts", "12"));
        Duration deadline = OUTAGE.dividedBy(2);
        proxy.refuse();

        @Nullable Throwable failure = failure(act, deadline);
        proxy.listen();

        assertThat(failure)
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        unavailable -> assertThat(unavailable.ambiguous()).isFalse());
        assertThat(time.slept()).isLessThanOrEqualTo(deadline);
        assertThat(isDone(act)).isEqualTo(act.isRead());
        worksAgain(act);
    }

    /** The request that the fault befalls: the decisive one, unless the fault needs one with a token or an answer. */
    private static Predicate<HttpMessage> decisive(Act act, Fault fault) {
        return switch (fault) {
            case REFUSED_TOKEN -> request -> request.path().startsWith("/admin/");
            case TRUNCATED_JSON ->
                act == Act.AUTHENTICATE
                        ? act::isDecidedBy
                        : request -> isOurs(request) && request.method().equals("GET");
            default -> act::isDecidedBy;
        };
    }

    private static ScriptedProxy.Script script(Fault fault) {
        return fault::befall;
    }

    private static boolean isOurs(HttpMessage request) {
        return !request.path().startsWith("/realms/master/");
    }

    /** What is not what the server says cannot be told from failure; a sign-in is not sent twice. */
    private static boolean isOvercome(Act act, Fault fault) {
        return fault.failure() != BackendFailureException.class
                && (act != Act.AUTHENTICATE
                        || EnumSet.of(Fault.RATE_LIMITED, Fault.REFUSED_TOKEN).contains(fault));
    }

    private @Nullable Throwable failure(Act act, Duration deadline) {
        @Nullable
        Throwable failure = catchThrowableOfType(IdentityException.class, () -> perform(act, through(deadline)));
        if (failure != null) {
            Leaks.none(failure, PASSWORD);
        }
        return failure;
    }

    private void perform(Act act, Directory through) {
        switch (act) {
            case LIST -> through.users().list(UserQuery.all(), PageRequest.first(50));
            case GET -> assertThat(through.users().find(ada.id())).contains(ada);
            case CREATE -> through.users().create(newcomer());
            case UPDATE ->
                through.users()
                        .update(
                                ada.id(),
                                UserPatch.builder().givenName(Change.set("Ada")).build());
            case DELETE -> through.users().delete(ada.id());
            case ASSIGN_ROLE -> through.roles().assign(ada.id(), role.id());
            case SET_METADATA -> through.metadata().merge(ada.id(), Map.of("plan", "gold"));
            case AUTHENTICATE ->
                assertThat(through.sessions().authenticate(String.valueOf(ada.email()), PASSWORD))
                        .isInstanceOf(SignIn.SignedIn.class);
        }
    }

    /** Whether the server has what the act was to bring about; what it has must be whole and there once. */
    private boolean isDone(Act act) {
        return switch (act) {
            case LIST, GET, AUTHENTICATE -> true;
            case CREATE -> {
                List<User> found = directory
                        .users()
                        .list(UserQuery.containing("newcomer-" + ada.id()), PageRequest.first(50))
                        .items();
                assertThat(found).hasSizeLessThanOrEqualTo(1);
                yield found.size() == 1;
            }
            case UPDATE -> "Ada".equals(there().givenName());
            case DELETE -> directory.users().find(ada.id()).isEmpty();
            case ASSIGN_ROLE -> directory.roles().of(ada.id(), false).size() == 1;
            case SET_METADATA ->
                directory.metadata().get(ada.id(), MetadataKeys.all()).equals(Map.of("plan", "gold"));
        };
    }

    /** That nothing else was lost, and that the same backend goes on as if nothing had been. */
    private void worksAgain(Act act) {
        proxy.pass();
        if (act == Act.DELETE || act == Act.CREATE) {
            boolean done = isDone(act);
            @Nullable Throwable failure = failure(act, DEADLINE);
            if (done) {
                assertThat(failure).isInstanceOfAny(NotFoundException.class, AlreadyExistsException.class);
            } else {
                assertThat(failure).isNull();
            }
        } else {
            assertThat(there().email()).isEqualTo(ada.email());
            assertThat(failure(act, DEADLINE)).isNull();
        }
        assertThat(isDone(act)).isTrue();
    }

    private User there() {
        return directory.users().find(ada.id()).orElseThrow();
    }

    private Directory through(Duration deadline) {
        return proxied.directory(
                tenant, Call.system("test").until(time.instant().plus(deadline)));
    }

    private IdentityBackend open(Map<String, String> more) {
        return ProxiedBackend.open(proxy, time, more);
    }

    private NewUser newcomer() {
        return NewUser.withEmail("newcomer-" + ada.id() + "@example.com").build();
    }

    private User user() {
        return directory
                .users()
                .create(NewUser.withEmail("ada-" + UUID.randomUUID() + "@example.com")
                        .password(PASSWORD)
                        .build());
    }

    private Role role() {
        return directory
                .roles()
                .create(NewRole.of("role-" + UUID.randomUUID()), IfExists.FAIL)
                .value();
    }
}
