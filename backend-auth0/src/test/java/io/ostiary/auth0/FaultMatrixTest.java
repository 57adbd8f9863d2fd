package io.ostiary.auth0;

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
import io.ostiary.RateLimitedException;
import io.ostiary.Secret;
import io.ostiary.UnauthenticatedException;
import io.ostiary.UnavailableException;
import io.ostiary.auth0.emulator.Fault;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Settings;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can go wrong between the backend and the tenant, for operations of every kind: the right typed failure or none,
 * nothing twice and nothing lost, in time, and afterwards all is well again.
 */
class FaultMatrixTest {
    private static final Secret PASSWORD = Secret.of("Canary-Fault-7");
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final int ALWAYS = 1000;

    private final Emulated emulated = new Emulated();
    private IdentityBackend backend = open(Map.of());
    private Duration slept = Duration.ZERO;
    private Runnable afterSleep = () -> {};
    private User ada = emulated.directory()
            .users()
            .create(NewUser.withEmail("ada@example.com").password(PASSWORD).build());
    private final Role role = emulated.directory()
            .roles()
            .create(NewRole.of("clerk"), IfExists.FAIL)
            .value();

    /** Operations of every kind, each with the request that decides about it. */
    enum Act {
        LIST("GET /users"),
        GET("GET /users/{id}"),
        CREATE("POST /users"),
        UPDATE("PATCH /users/{id}"),
        DELETE("DELETE /users/{id}"),
        ASSIGN_ROLE("POST /users/{id}/roles"),
        SET_METADATA("PATCH /users/{id}"),
        AUTHENTICATE("POST /oauth/token");

        private final String request;

        Act(String request) {
            this.request = request;
        }

        boolean isRead() {
            return EnumSet.of(LIST, GET, AUTHENTICATE).contains(this);
        }
    }

    /** What can happen to a request on its way, and what it is when it happens again and again. */
    @SuppressWarnings("ImmutableEnumChecker")
    enum Mishap {
        RATE_LIMITED(new Fault.Status(429), RateLimitedException.class),
        NOT_READY(new Fault.Status(503), UnavailableException.class),
        NOT_READY_AFTER_THE_COMMIT(new Fault.StatusAfterCommit(503), UnavailableException.class),
        SLOW_DRIP(new Fault.SlowDrip(Duration.ofMillis(10)), UnavailableException.class),
        RESET_BEFORE_THE_COMMIT(new Fault.ResetBeforeCommit(), UnavailableException.class),
        RESET_AFTER_THE_COMMIT(new Fault.ResetAfterCommit(), UnavailableException.class),
        HALF_A_BODY(new Fault.HalfBody(), UnavailableException.class),
        WRONG_JSON(new Fault.WrongJson(), BackendFailureException.class),
        EXPIRED_TOKEN(new Fault.ExpiredToken(), UnauthenticatedException.class);

        private final Fault fault;
        private final Class<? extends IdentityException> failure;

        Mishap(Fault fault, Class<? extends IdentityException> failure) {
            this.fault = fault;
            this.failure = failure;
        }
    }

    /** A sign-in needs no token of the backend's that could expire. */
    static Stream<Arguments> everyMishapOfEveryAct() {
        return Stream.of(Act.values())
                .flatMap(act -> Stream.of(Mishap.values())
                        .filter(mishap -> act != Act.AUTHENTICATE || mishap != Mishap.EXPIRED_TOKEN)
                        .map(mishap -> Arguments.of(act, mishap)));
    }

    @BeforeEach
    void begin() {
        assertThat(through(DEADLINE).users().find(ada.id())).contains(ada);
    }

    @AfterEach
    void close() {
        backend.close();
        emulated.close();
    }

    @ParameterizedTest
    @MethodSource("everyMishapOfEveryAct")
    void aFaultThatPassesIsOvercomeUnlessTheActMayHaveHappened(Act act, Mishap mishap) {
        if (mishap == Mishap.SLOW_DRIP) {
            reopen(Map.of("connect-timeout", "1s", "read-timeout", "1s"));
        }
        emulated.tenant.faults().next(1, act.request, mishap.fault);

        @Nullable Throwable failure = failure(act, DEADLINE);

        if (failure == null) {
            assertThat(isDone(act)).isTrue();
        } else {
            assertThat(failure).isInstanceOf(failureOf(act, mishap));
            assertThat(mustBeOvercome(act, mishap)).as("%s", failure).isFalse();
        }
        worksAgain(act);
    }

    @ParameterizedTest
    @MethodSource("everyMishapOfEveryAct")
    void aFaultThatStaysIsTheRightFailureInTimeAndLeavesNothingHalfDone(Act act, Mishap mishap) {
        Duration deadline = mishap == Mishap.SLOW_DRIP ? Duration.ofMillis(300) : DEADLINE;
        Instant start = Instant.now();
        emulated.tenant.faults().next(ALWAYS, mishap.fault);

        @Nullable Throwable failure = failure(act, deadline);
        emulated.tenant.faults().clear();

        if (failure == null) {
            assertThat(answerMatters(act)).isFalse();
            assertThat(isDone(act)).isTrue();
        } else {
            assertThat(failure).isInstanceOf(failureOf(act, mishap));
        }
        assertThat(slept).isLessThanOrEqualTo(deadline);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        worksAgain(act);
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void aTenantThatIsGoneForTwentySecondsIsWaitedFor(Act act) {
        reopen(Map.of("attempts", "12"));
        emulated.tenant.refuse();
        afterSleep = () -> {
            if (slept.compareTo(OUTAGE) >= 0) {
                emulated.tenant.accept();
            }
        };

        @Nullable Throwable failure = failure(act, DEADLINE.multipliedBy(2));

        assertThat(failure).isNull();
        assertThat(slept).isGreaterThanOrEqualTo(OUTAGE);
        assertThat(isDone(act)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void aTenantThatIsGoneForLongerThanTheDeadlineIsUnavailableAndBackAfterwards(Act act) {
        reopen(Map.of("attempts", "12"));
        emulated.tenant.refuse();

        @Nullable Throwable failure = failure(act, OUTAGE.dividedBy(2));
        emulated.tenant.accept();

        assertThat(failure)
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        unavailable -> assertThat(unavailable.ambiguous()).isFalse());
        assertThat(slept).isLessThanOrEqualTo(OUTAGE.dividedBy(2));
        assertThat(isDone(act)).isEqualTo(act.isRead());
        worksAgain(act);
    }

    /** A search that Auth0 gives up is its own 503, and asking again would not help. */
    private static Class<? extends IdentityException> failureOf(Act act, Mishap mishap) {
        boolean givenUp = act == Act.LIST
                && EnumSet.of(Mishap.NOT_READY, Mishap.NOT_READY_AFTER_THE_COMMIT)
                        .contains(mishap);
        return givenUp ? BackendFailureException.class : mishap.failure;
    }

    /** Whether the backend reads anything of the answer but its status. */
    private static boolean answerMatters(Act act) {
        return act != Act.ASSIGN_ROLE;
    }

    /** A limit and a token that expired certainly stopped it; what only reads, or is looked up, can be asked again. */
    private static boolean mustBeOvercome(Act act, Mishap mishap) {
        return mishap == Mishap.RATE_LIMITED
                || mishap == Mishap.EXPIRED_TOKEN
                || mishap != Mishap.WRONG_JSON
                        && EnumSet.of(Act.GET, Act.CREATE, Act.DELETE).contains(act);
    }

    private @Nullable Throwable failure(Act act, Duration deadline) {
        @Nullable
        Throwable failure = catchThrowableOfType(IdentityException.class, () -> perform(act, through(deadline)));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.getClass().getName()).matches("(io\\.ostiary|java)\\..*");
            assertThat(cause.toString())
                    .doesNotContainIgnoringCase("auth0.client", "auth0.json", "okhttp", "jackson")
                    .doesNotContain(emulated.tenant.clientSecret(), PASSWORD.reveal());
        }
        return failure;
    }

    private void perform(Act act, Directory through) {
        switch (act) {
            case LIST -> through.users().list(UserQuery.all(), PageRequest.first());
            case GET -> assertThat(through.users().find(ada.id())).contains(ada);
            case CREATE ->
                through.users().create(NewUser.withEmail("newcomer@example.com").build());
            case UPDATE ->
                through.users()
                        .update(
                                ada.id(),
                                UserPatch.builder().givenName(Change.set("Ada")).build());
            case DELETE -> through.users().delete(ada.id());
            case ASSIGN_ROLE -> through.roles().assign(ada.id(), role.id());
            case SET_METADATA -> through.metadata().merge(ada.id(), Map.of("plan", "gold"));
            case AUTHENTICATE ->
                assertThat(through.sessions().authenticate("ada@example.com", PASSWORD))
                        .isInstanceOf(SignIn.SignedIn.class);
        }
    }

    /** Whether the tenant has what the act was to bring about; what it has must be whole and there once. */
    private boolean isDone(Act act) {
        Directory directory = emulated.directory();
        return switch (act) {
            case LIST, GET, AUTHENTICATE -> true;
            case CREATE -> {
                List<User> found = directory
                        .users()
                        .list(UserQuery.containing("newcomer"), PageRequest.first())
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
        emulated.tenant.faults().clear();
        if (act == Act.DELETE || act == Act.CREATE) {
            boolean done = isDone(act);
            @Nullable Throwable failure = failure(act, DEADLINE);
            if (done) {
                assertThat(failure).isInstanceOfAny(NotFoundException.class, AlreadyExistsException.class);
            } else {
                assertThat(failure).isNull();
            }
        } else {
            ada = there();
            assertThat(ada.email()).isEqualTo("ada@example.com");
            assertThat(failure(act, DEADLINE)).isNull();
        }
        assertThat(isDone(act)).isTrue();
    }

    private User there() {
        return emulated.directory().users().find(ada.id()).orElseThrow();
    }

    private Directory through(Duration deadline) {
        return backend.directory(
                TenantId.of(emulated.tenant.domain()),
                Call.system("test").until(emulated.tenant.clock().instant().plus(deadline)));
    }

    private void reopen(Map<String, String> more) {
        backend.close();
        backend = open(more);
        if (!more.containsKey("attempts")) {
            assertThat(through(DEADLINE).users().find(ada.id())).contains(ada);
        }
    }

    private IdentityBackend open(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Emulated.settings(emulated.tenant));
        settings.putAll(more);
        return new Auth0Backend(
                Auth0Settings.of(Settings.check(Auth0Settings.DECLARATION, settings)),
                new Runtime(emulated.tenant.clock(), IdSource.RANDOM, RandomSource.SECURE),
                this::sleep);
    }

    private void sleep(Duration duration) {
        slept = slept.plus(duration);
        emulated.tenant.clock().advance(duration);
        afterSleep.run();
    }
}
