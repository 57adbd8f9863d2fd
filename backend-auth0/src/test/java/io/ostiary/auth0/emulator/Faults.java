package io.ostiary.auth0.emulator;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

/** The faults that requests are going to meet, each of them once, in order. */
public final class Faults {
    private final Queue<Planned> planned = new ArrayDeque<>();

    Faults() {}

    /** Lets the next requests go wrong. */
    public void next(int times, Fault fault) {
        plan(times, fault, operation -> true);
    }

    /** Lets the next requests of an operation, such as {@code POST /users}, go wrong. */
    public void next(int times, String operation, Fault fault) {
        plan(times, fault, operation::equals);
    }

    /** Lets the next request that is no GET go wrong. */
    public void nextWrite(Fault fault) {
        plan(1, fault, operation -> !operation.startsWith("GET "));
    }

    /** Forgets the faults that nothing has met yet. */
    public synchronized void clear() {
        planned.clear();
    }

    private synchronized void plan(int times, Fault fault, Predicate<String> operations) {
        for (int i = 0; i < times; i++) {
            planned.add(new Planned(operations, fault));
        }
    }

    synchronized Optional<Fault> meet(String operation) {
        for (Iterator<Planned> all = planned.iterator(); all.hasNext(); ) {
            Planned next = all.next();
            if (next.operations.test(operation)) {
                all.remove();
                return Optional.of(next.fault);
            }
        }
        return Optional.empty();
    }

    private record Planned(Predicate<String> operations, Fault fault) {}
}
