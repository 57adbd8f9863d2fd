package io.ostiary.auth0.oracle;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much of what the backend can call was called, and is known from reality.
 *
 * @param recorded operations that a tenant is known to have answered
 * @param placeholders operations of which there are recordings, all of them made by hand
 * @param unrecorded operations of which there is no recording
 * @param exercised the operations that were called
 */
record Coverage(Set<String> recorded, Set<String> placeholders, Set<String> unrecorded, Set<String> exercised) {
    /**
     * Sorts the operations of the backend: those that it called in the run, and others that it is known to call.
     */
    static Coverage of(Collection<String> others, Collection<String> called, Recordings recordings) {
        var coverage = new Coverage(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(called));
        var all = new TreeSet<>(others);
        all.addAll(called);
        for (String operation : all) {
            Set<String> kind = recordings.has(operation)
                    ? coverage.recorded
                    : recordings.hasOnlyPlaceholders(operation) ? coverage.placeholders : coverage.unrecorded;
            kind.add(operation);
        }
        return coverage;
    }

    /** The recorded operations that were not called. */
    Set<String> idle() {
        Set<String> idle = new TreeSet<>(recorded);
        idle.removeAll(exercised);
        return idle;
    }

    /** How many of a hundred recorded operations were called. */
    double percent() {
        return recorded.isEmpty() ? 0 : 100.0 * (recorded.size() - idle().size()) / recorded.size();
    }
}
