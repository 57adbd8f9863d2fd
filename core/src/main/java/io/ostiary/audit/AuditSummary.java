package io.ostiary.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many events there are of which kind; never the events themselves.
 *
 * @param events how many events were counted
 * @param complete whether those are all that match; false where a backend stopped at its bound, with the newest counted
 * @param counts the most frequent values of each dimension asked for, the most frequent first; an event that lacks a
 *     value counts for none
 */
public record AuditSummary(long events, boolean complete, Map<AuditDimension, List<AuditCount>> counts) {
    /** The most values that a summary tells of one dimension. */
    public static final int MAX_TOP = 100;

    /** Copies the counts. */
    public AuditSummary {
        Map<AuditDimension, List<AuditCount>> copy = new EnumMap<>(AuditDimension.class);
        counts.forEach((dimension, values) -> copy.put(dimension, List.copyOf(values)));
        counts = Collections.unmodifiableMap(copy);
    }
}
