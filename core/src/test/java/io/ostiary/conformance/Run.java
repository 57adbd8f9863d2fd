package io.ostiary.conformance;

import static java.util.stream.Collectors.toSet;

import io.ostiary.Capabilities;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.backend.IdentityBackend;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of the kit against one backend: what is open, and what passed. */
final class Run {
    private static final Logger LOG = System.getLogger(Run.class.getPackageName());

    private final Harness harness;
    private final IdentityBackend backend;
    private final Set<Method> ran = new LinkedHashSet<>();
    private final Set<Operation> exercised = EnumSet.noneOf(Operation.class);
    private final Map<String, String> cutShort = new TreeMap<>();

    Run(Harness harness) {
        this.harness = harness;
        this.backend = harness.open();
    }

    Harness harness() {
        return harness;
    }

    IdentityBackend backend() {
        return backend;
    }

    Capabilities capabilities() {
        return backend.capabilities();
    }

    /** Notes a contract test that passed, on its yes side or on its no side. */
    void passed(Method test, boolean supported) {
        ran.add(test);
        if (supported) {
            exercised.addAll(Arrays.asList(test.getAnnotation(Needs.class).value()));
        }
    }

    /** Whether a test ended in what the harness declares: something missing, or an operation that the plan withholds. */
    boolean isCutShort(@Nullable Needs needs, Throwable thrown) {
        return thrown instanceof MissingMeansError
                || thrown instanceof NotConfiguredException refusal
                        && needs != null
                        && refusal.operation()
                                .filter(harness.withheld()::contains)
                                .filter(List.of(needs.value())::contains)
                                .isPresent();
    }

    /** Notes a test that ended so. Nobody else is asked to prove what it needs. */
    void cutShort(Method test, Throwable thrown) {
        cutShort.put(
                test.getDeclaringClass().getSimpleName() + '.' + test.getName(), String.valueOf(thrown.getMessage()));
        Needs needs = test.getAnnotation(Needs.class);
        if (needs != null) {
            passed(test, true);
        }
    }

    /**
     * Closes everything, and after a run of the whole kit checks that every supported operation was exercised: that at
     * least one test with all its needs supported passed. A run of some tests only says nothing about it.
     */
    void finish() {
        try (harness;
                backend) {
            cutShort.forEach((test, reason) -> LOG.log(Level.WARNING, "not proven to its end: {0}: {1}", test, reason));
            if (!ran.equals(contractTests())) {
                return;
            }
            Set<Operation> unproven = capabilities().supported();
            unproven.removeAll(exercised);
            unproven.removeIf(operation -> !operation.hasPort());
            if (!unproven.isEmpty()) {
                throw new AssertionError("declared as supported, but no passing test exercises " + unproven);
            }
        }
    }

    /** Every contract test there is. */
    static Set<Method> contractTests() {
        return contracts()
                .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Needs.class))
                .collect(toSet());
    }

    /** Every contract class that the entry class attaches. */
    static Stream<Class<?>> contracts() {
        return Arrays.stream(IdentityConformance.class.getDeclaredClasses()).map(Class::getSuperclass);
    }
}
