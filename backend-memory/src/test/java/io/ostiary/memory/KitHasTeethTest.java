package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Ports;
import io.ostiary.conformance.ConformanceKit;
import io.ostiary.conformance.Harness;
import io.ostiary.conformance.IdentityConformance;
import io.ostiary.conformance.Needs;
import io.ostiary.user.UserId;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs the kit on backends that are wrong, and expects it to say so; and on narrower ones that are right. */
class KitHasTeethTest {
    @TestFactory
    Stream<DynamicTest> anOperationThatDoesNothingIsFound() {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.id(), () -> isRed(Faults.doesNothing(operation), needing(operation))));
    }

    @TestFactory
    Stream<DynamicTest> aSupportedOperationThatRefusesIsFound() {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.id(), () -> isRed(Faults.refusesWhatItDeclares(operation), needing(operation))));
    }

    @TestFactory
    Stream<DynamicTest> aLackingOperationThatIsPerformedIsFound() {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.id(),
                        () -> isRed(Faults.performsWhatItDeclaresLacking(operation), needing(operation))));
    }

    @TestFactory
    Stream<DynamicTest> aLackingOperationThatRefusesIsFine() {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.id(), () -> isGreen(Faults.honestlyLacks(operation), needing(operation))));
    }

    @TestFactory
    Stream<DynamicTest> aLackingParameterThatIsTakenIsFound() {
        return parameters((operation, parameter) ->
                isRed(Faults.takesWhatItDeclaresLacking(operation, parameter), needing(operation)));
    }

    @TestFactory
    Stream<DynamicTest> aLackingParameterThatIsRefusedIsFine() {
        return parameters(
                (operation, parameter) -> isGreen(Faults.honestlyLacks(operation, parameter), needing(operation)));
    }

    @TestFactory
    Stream<DynamicTest> aPageThatRepeatsAnItemIsFound() {
        return lists().map(list -> DynamicTest.dynamicTest(
                list.id(),
                () -> isRed(
                        Faults.repeatsAnItem(list), ofContract("PagingContract").and(needing(list)))));
    }

    @TestFactory
    Stream<DynamicTest> aPageThatLosesAnItemIsFound() {
        return lists().map(list -> DynamicTest.dynamicTest(
                list.id(),
                () -> isRed(
                        Faults.losesAnItem(list), ofContract("PagingContract").and(needing(list)))));
    }

    @TestFactory
    Stream<DynamicTest> anExceptionOfTheBackendsOwnIsFound() {
        return Stream.of(
                        Operation.DELETE_USER,
                        Operation.UNASSIGN_ROLE,
                        Operation.REVOKE_SESSION,
                        Operation.EXPORT_USER_DATA)
                .map(operation -> DynamicTest.dynamicTest(
                        operation.id(),
                        () -> isRed(Faults.leaksAnException(operation), ofContract("FailureContract"))));
    }

    @Test
    void aPasswordInAMessageIsFound() {
        assertThat(isRed(Faults.tellsThePassword(), ofContract("FailureContract")))
                .contains("gives a secret away");
    }

    @Test
    void aTokenInAResultIsFound() {
        assertThat(isRed(Faults.tellsTheToken(), needing(Operation.VERIFY_TOKEN)))
                .contains("gives a secret away");
    }

    @Test
    void aSupportedOperationThatNoTestCanExerciseIsFound() {
        assertThat(isRed(Faults.honestlyLacks(Operation.CREATE_USER), test -> true))
                .contains("no passing test exercises");
    }

    @Test
    void aSubclassThatHidesAContractIsFound() {
        assertThat(failures(run(Hiding.class, memory -> memory, test -> true))).contains("could hide contracts");
    }

    @Test
    void aHealthyBackendIsGreen() {
        isGreen(memory -> memory, test -> true);
    }

    /** Runs the kit, and returns what went wrong, which is something. */
    private static String isRed(Function<MemoryBackend, IdentityBackend> fault, Predicate<Method> tests) {
        String failures = failures(run(OnFaulty.class, fault, tests));
        assertThat(failures)
                .as("what the kit found, for no fault of its own or of the fault")
                .isNotEmpty()
                .doesNotContain("the kit is wrong", "threw java.lang.AssertionError");
        return failures;
    }

    private static void isGreen(Function<MemoryBackend, IdentityBackend> change, Predicate<Method> tests) {
        Events events = run(OnFaulty.class, change, tests);
        assertThat(events.succeeded().count()).isPositive();
        assertThat(failures(events)).isEmpty();
    }

    private static Events run(
            Class<? extends OnFaulty> entry, Function<MemoryBackend, IdentityBackend> fault, Predicate<Method> tests) {
        PostDiscoveryFilter only = descriptor -> FilterResult.includedIf(descriptor
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> tests.test(((MethodSource) source).getJavaMethod()))
                .orElse(false));
        OnFaulty.fault = fault;
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(entry))
                .filters(only)
                .execute()
                .allEvents();
    }

    private static String failures(Events events) {
        return events.failed().stream()
                .map(Event::getPayload)
                .flatMap(Optional::stream)
                .map(TestExecutionResult.class::cast)
                .map(result -> String.valueOf(result.getThrowable().orElse(null)))
                .reduce("", (all, next) -> all + next + "\n");
    }

    private static Predicate<Method> needing(Operation operation) {
        return test -> {
            Needs needs = test.getAnnotation(Needs.class);
            return needs != null && Arrays.asList(needs.value()).contains(operation);
        };
    }

    private static Predicate<Method> ofContract(String contract) {
        return test -> test.getDeclaringClass().getSimpleName().equals(contract);
    }

    private static Stream<Operation> operations() {
        return Arrays.stream(Operation.values()).filter(Operation::hasPort);
    }

    private static Stream<Operation> lists() {
        return operations()
                .filter(operation -> Ports.method(operation).orElseThrow().getReturnType() == Page.class);
    }

    private static Stream<DynamicTest> parameters(OnParameter test) {
        return ConformanceKit.parameters().stream().map(qualified -> {
            List<String> parts = List.of(qualified.split("\\.", 2));
            Operation operation = Operation.of(parts.get(0)).orElseThrow();
            return DynamicTest.dynamicTest(qualified, () -> test.check(operation, parts.get(1)));
        });
    }

    /** Checks one parameter of one operation. */
    @FunctionalInterface
    private interface OnParameter {
        void check(Operation operation, String parameter);
    }

    /** The kit on a memory backend with the fault of the day. */
    static class OnFaulty extends IdentityConformance {
        static volatile Function<MemoryBackend, IdentityBackend> fault = memory -> memory;

        @Override
        protected Harness harness() {
            return new MemoryHarness() {
                @Override
                public IdentityBackend open() {
                    return Objects.requireNonNull(fault.apply(memory()));
                }

                @Override
                public UserId seedNamesake(Directory directory, String email) {
                    return super.seedNamesake(memory().directory(directory.tenant(), directory.call()), email);
                }
            };
        }
    }

    /** A subclass that puts a nested class of its own in the place of a contract. */
    static class Hiding extends OnFaulty {
        /** Hides the contract of that name. */
        @Nested
        class OnUsers {}
    }
}
