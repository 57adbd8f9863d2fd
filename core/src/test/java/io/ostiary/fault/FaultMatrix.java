package io.ostiary.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IdentityException.Code;
import io.ostiary.Operation;
import io.ostiary.backend.IdentityBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can go wrong between a backend and its provider, for operations of every kind: the right failure or none, nothing
 * twice and nothing lost, in time, and afterwards all is well again. A backend's test extends this class and says in what
 * it differs; it may run beside other classes, but its methods one after the other, for they share the harness.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FaultMatrix {
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    /** How long an answer that drips is listened to, in real time: long enough for one that does not. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Map<String, String> USUAL = Map.of();
    private static final Map<String, String> PERSISTENT = Map.of("attempts", "12");

    private final FaultHarness harness;
    private final IdentityBackend calm;

    /** What is only read may be read in every trial of the act, one after the other. */
    private Act.@Nullable Prepared prepared;

    private @Nullable Act<?> latest;

    /** For subclasses. */
    protected FaultMatrix(FaultHarness harness) {
        this.harness = harness;
        this.calm = harness.open();
    }

    /** Whether the fault can befall the operation's request. */
    protected boolean canBefall(Fault fault, Operation operation) {
        return true;
    }

    /** How the operation fails when the fault happens again and again. */
    protected Code failure(Operation operation, Fault fault) {
        return fault.code();
    }

    /** The operations whose request is not sent again while nobody knows whether it was done. */
    protected abstract Set<Operation> sentOnce();

    /** The operations whose write is done when the status says so, whatever else the answer is. */
    protected abstract Set<Operation> indifferentToTheAnswer();

    @AfterAll
    void close() {
        calm.close();
        harness.close();
    }

    @Execution(ExecutionMode.SAME_THREAD)
    @Test
    void everySupportedOperationHasAnAct() {
        assertThat(everyAct())
                .extracting(Act::operation)
                .containsExactlyInAnyOrderElementsOf(calm.capabilities().supported().stream()
                        .filter(Operation::hasPort)
                        .toList());
    }

    @Execution(ExecutionMode.SAME_THREAD)
    @ParameterizedTest
    @MethodSource("everyFaultOfEveryAct")
    void aFaultThatPassesIsOvercomeUnlessTheActMayHaveHappened(Act<?> act, Fault fault) {
        Duration deadline = fault == Fault.SLOW_DRIP ? PATIENCE : DEADLINE;
        try (Trial trial = trial(act, USUAL).signedIn()) {
            if (act.kind() == Act.Kind.READ) {
                harness.befallNext(fault);
            } else {
                harness.befallNextWrite(fault);
            }

            Optional<Code> failure = trial.attempt(deadline);

            assertThat(harness.befallen()).isEqualTo(1);
            harness.calm();
            if (isOvercome(act.operation(), fault)) {
                assertThat(failure).as("%s under %s", act.operation(), fault).isEmpty();
                assertThat(trial.isDone()).isTrue();
            } else {
                assertThat(failure).contains(failure(act.operation(), fault));
            }
            trial.worksAgain(DEADLINE);
        }
    }

    @Execution(ExecutionMode.SAME_THREAD)
    @ParameterizedTest
    @MethodSource("everyFaultOfEveryAct")
    void aFaultThatStaysIsTheRightFailureInTimeAndLeavesNothingHalfDone(Act<?> act, Fault fault) {
        Duration deadline = fault == Fault.SLOW_DRIP ? Duration.ofMillis(100) : DEADLINE;
        try (Trial trial = trial(act, USUAL).signedIn()) {
            Instant start = Instant.now();
            harness.befallEvery(fault);

            Optional<Code> failure = trial.attempt(deadline);

            if (failure.isEmpty()) {
                assertThat(harness.befallen()).isPositive();
                harness.calm();
                assertThat(indifferentToTheAnswer()).contains(act.operation());
                assertThat(trial.isDone()).isTrue();
            } else {
                assertThat(failure).contains(failure(act.operation(), fault));
            }
            assertThat(trial.time().slept()).isLessThanOrEqualTo(deadline);
            assertThat(Duration.between(start, Instant.now())).isLessThan(DEADLINE);
            harness.calm();
            trial.worksAgain(DEADLINE);
        }
    }

    @Execution(ExecutionMode.SAME_THREAD)
    @ParameterizedTest
    @MethodSource("everyAct")
    void aProviderThatIsGoneForTwentySecondsIsWaitedFor(Act<?> act) {
        try (Trial trial = trial(act, PERSISTENT)) {
            harness.refuse();
            trial.time().onceSlept(OUTAGE, harness::accept);

            Optional<Code> failure = trial.attempt(DEADLINE.multipliedBy(2));

            assertThat(failure).isEmpty();
            assertThat(trial.time().slept()).isGreaterThanOrEqualTo(OUTAGE);
            assertThat(trial.isDone()).isTrue();
        }
    }

    @Execution(ExecutionMode.SAME_THREAD)
    @ParameterizedTest
    @MethodSource("everyAct")
    void aProviderThatIsGoneForLongerThanTheDeadlineIsUnavailableAndBackAfterwards(Act<?> act) {
        Duration deadline = OUTAGE.dividedBy(2);
        try (Trial trial = trial(act, PERSISTENT)) {
            harness.refuse();

            Optional<Code> failure = trial.attempt(deadline);
            harness.accept();

            assertThat(failure).contains(Code.UNAVAILABLE);
            assertThat(trial.isAmbiguous()).isFalse();
            assertThat(trial.time().slept()).isLessThanOrEqualTo(deadline);
            assertThat(trial.isDone()).isEqualTo(act.kind() != Act.Kind.WRITE);
            trial.worksAgain(DEADLINE);
        }
    }

    List<Act<?>> everyAct() {
        return Stream.of(
                        UserActs.ALL,
                        MetadataActs.ALL,
                        SessionActs.ALL,
                        TenantActs.ALL,
                        OrganizationActs.ALL,
                        RoleActs.ALL,
                        PermissionActs.ALL,
                        GroupActs.ALL,
                        ApplicationActs.ALL,
                        ApiKeyActs.ALL,
                        AuditActs.ALL,
                        SecurityAlertActs.ALL,
                        IdentityProviderActs.ALL,
                        ApiActs.ALL,
                        ExtensionActs.ALL,
                        BrandingActs.ALL,
                        EmailTemplateActs.ALL)
                .<Act<?>>flatMap(List::stream)
                .filter(act -> calm.capabilities().supports(act.operation()))
                .toList();
    }

    Stream<Arguments> everyFaultOfEveryAct() {
        return everyAct().stream()
                .flatMap(act -> Stream.of(Fault.values())
                        .filter(fault -> act.kind() != Act.Kind.READ || !fault.isAboutTheCommit())
                        .filter(fault -> canBefall(fault, act.operation()))
                        .map(fault -> Arguments.of(act, fault)));
    }

    private Trial trial(Act<?> act, Map<String, String> settings) {
        harness.calm();
        assertThat(calm.tenants(Trial.CALL).find(harness.tenant()))
                .as("the tenant, over connections that are open")
                .isPresent();
        if (act.kind() != Act.Kind.READ || !act.equals(latest)) {
            latest = act;
            prepared = act.prepare(new TenantClient(harness, calm, Trial.CALL));
        }
        return new Trial(harness, act, Objects.requireNonNull(prepared), settings);
    }

    private boolean isOvercome(Operation operation, Fault fault) {
        return failure(operation, fault) == Code.BACKEND_FAILURE
                ? fault == Fault.PAGE && indifferentToTheAnswer().contains(operation)
                : fault.isRefusal() || !sentOnce().contains(operation);
    }
}
