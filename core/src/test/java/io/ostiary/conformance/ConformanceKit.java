package io.ostiary.conformance;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.ostiary.Operation;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the kit consists of, for whoever tests the kit itself or clears up after it. */
public final class ConformanceKit {
    /** What every name begins with that a test gives, so that what a broken run left behind is found. */
    public static final String MARK = "ostiarykit";

    private ConformanceKit() {}

    /** The names of the contract classes. */
    public static Set<String> contracts() {
        return Run.contracts().map(Class::getName).collect(toSet());
    }

    /** The operations that at least one contract test needs. */
    public static Set<Operation> operations() {
        return needs().flatMap(needs -> Arrays.stream(needs.value())).collect(toSet());
    }

    /** The parameters that at least one contract test needs, as {@code operation.parameter}. */
    public static Set<String> parameters() {
        return needs().flatMap(needs -> Arrays.stream(needs.parameters())).collect(toCollection(TreeSet::new));
    }

    private static Stream<Needs> needs() {
        return Run.contractTests().stream().map(test -> test.getAnnotation(Needs.class));
    }
}
