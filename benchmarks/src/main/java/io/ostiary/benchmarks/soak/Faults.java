package io.ostiary.benchmarks.soak;

import io.ostiary.Effect;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Interceptor;
import io.ostiary.backend.Invocation;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong between the server and the provider: of a hundred operations two never arrive, one arrives while its
 * answer is lost, and one takes 20 ms. The same seed and the same order of operations break the same ones.
 */
final class Faults implements Interceptor {
    private static final long SLOW_NANOS = 20_000_000;

    private final Random random;
    private final AtomicLong injected = new AtomicLong();

    Faults(long seed) {
        this.random = new Random(seed);
    }

    /** What is said of an operation that never arrived, and so was not done. */
    static String neverArrived(String operation) {
        return operation + " never arrived";
    }

    /** How many operations were broken. */
    long injected() {
        return injected.get();
    }

    @Override
    public @Nullable Object intercept(Invocation invocation) throws Throwable {
        switch (random.nextInt(100)) {
            case 0, 1 ->
                throw unavailable(
                        invocation, neverArrived(invocation.operation().id()), false);
            case 2 -> {
                Object unused = invocation.proceed();
                throw unavailable(
                        invocation,
                        "the answer to " + invocation.operation().id() + " was lost",
                        invocation.operation().effect() != Effect.READ);
            }
            case 3 -> LockSupport.parkNanos(SLOW_NANOS);
            default -> {}
        }
        return invocation.proceed();
    }

    private UnavailableException unavailable(Invocation invocation, String message, boolean ambiguous) {
        injected.incrementAndGet();
        return new UnavailableException(invocation.operation(), message, ambiguous, null);
    }
}
