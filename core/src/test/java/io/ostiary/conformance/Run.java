package io.ostiary.conformance;

import static java.util.stream.Collectors.toSet;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.backend.IdentityBackend;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** One run of the kit against one backend: what is open, and what passed. */
final class Run {
    private final Harness harness;
    private final IdentityBackend backend;
    private final Set<Method> ran = new LinkedHashSet<>();
    private final Set<Operation> exercised = EnumSet.noneOf(Operation.class);

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

    /**
     * Closes everything, and after a run of the whole kit checks that every supported operation was exercised: that at
     * least one test with all its needs supported passed. A run of some tests only says nothing about it.
     */
    void finish() {
        try (harness;
                backend) {
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
