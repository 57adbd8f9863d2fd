package io.ostiary.conformance;

import static java.util.stream.Collectors.toCollection;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.UnsupportedException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs every contract test, on every backend: what is needed and supported must pass, what needs something lacking must
 * end in the refusal of it. Only what its harness declares missing, or withheld by the tenant's plan, lets it end earlier,
 * and then the run says so.
 */
final class TwoSided implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TwoSided.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isEntry(context)) {
            Harness harness = ((IdentityConformance) context.getRequiredTestInstance()).harness();
            context.getStore(NAMESPACE).put(Run.class, new Run(harness));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isEntry(context)) {
            run(context).finish();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Fixture.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Needs needs =
                context.getTestMethod().map(m -> m.getAnnotation(Needs.class)).orElse(null);
        Fixture fixture = new Fixture(run(context), needs);
        context.getStore(NAMESPACE).put(Fixture.class, fixture);
        return fixture;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Fixture fixture = context.getStore(NAMESPACE).get(Fixture.class, Fixture.class);
        if (fixture == null) {
            invocation.proceed();
            return;
        }
        Throwable thrown = null;
        try {
            invocation.proceed();
        } catch (Throwable outcome) {
            thrown = outcome;
        }
        Needs needs = method.getExecutable().getAnnotation(Needs.class);
        Run run = run(context);
        if (thrown != null && fixture.watch().complaints().isEmpty() && run.isCutShort(needs, thrown)) {
            run.cutShort(method.getExecutable(), thrown);
            return;
        }
        judge(run.capabilities(), needs, fixture.watch(), thrown);
        if (needs != null) {
            run.passed(
                    method.getExecutable(), lacking(run.capabilities(), needs).isEmpty());
        }
    }

    private static void judge(Capabilities capabilities, @Nullable Needs needs, Watch watch, @Nullable Throwable thrown)
            throws Throwable {
        if (!watch.complaints().isEmpty()) {
            AssertionError complaint = new AssertionError(String.join("\n", watch.complaints()));
            if (thrown != null) {
                complaint.addSuppressed(thrown);
            }
            throw complaint;
        }
        Set<String> lacking = needs == null ? Set.of() : lacking(capabilities, needs);
        if (lacking.isEmpty()) {
            if (thrown != null) {
                throw thrown;
            }
            if (needs != null && !watch.called().containsAll(named(needs))) {
                Set<String> uncalled = named(needs);
                uncalled.removeAll(watch.called());
                throw new AssertionError("the kit is wrong: the test never calls " + uncalled);
            }
        } else if (thrown == null) {
            throw new AssertionError("the contract holds although " + lacking + " is declared lacking: declare it");
        } else if (!(thrown instanceof UnsupportedException refusal && lacking.contains(name(refusal)))) {
            throw new AssertionError(lacking + " is declared lacking, so the test must end in its refusal", thrown);
        }
    }

    /** What the needs name: operations, and parameters as {@code operation.parameter}. */
    static Set<String> named(Needs needs) {
        return Stream.concat(Arrays.stream(needs.value()).map(Operation::id), Arrays.stream(needs.parameters()))
                .collect(toCollection(LinkedHashSet::new));
    }

    private static Set<String> lacking(Capabilities capabilities, Needs needs) {
        return named(needs).stream()
                .filter(name -> !supports(capabilities, name))
                .collect(toCollection(LinkedHashSet::new));
    }

    private static boolean supports(Capabilities capabilities, String name) {
        String[] parts = name.split("\\.", 2);
        Operation operation = Operation.of(parts[0]).orElseThrow(() -> new AssertionError("no operation: " + name));
        return parts.length == 1
                ? capabilities.supports(operation)
                : !capabilities.lackingParameters(operation).containsKey(parts[1]);
    }

    private static String name(UnsupportedException refusal) {
        return refusal.unsupported().id()
                + refusal.parameter().map(parameter -> "." + parameter).orElse("");
    }

    private static boolean isEntry(ExtensionContext context) {
        return IdentityConformance.class.isAssignableFrom(context.getRequiredTestClass());
    }

    private static Run run(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Run.class, Run.class);
    }
}
