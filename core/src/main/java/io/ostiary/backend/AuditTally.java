package io.ostiary.backend;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Violation;
import io.ostiary.audit.AuditCount;
import io.ostiary.audit.AuditDimension;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditSummary;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts audit events, for every backend alike. For use by one thread. */
public final class AuditTally {
    private static final Comparator<AuditCount> MOST_FIRST =
            Comparator.comparingLong(AuditCount::events).reversed().thenComparing(AuditCount::value);

    private final Map<AuditDimension, Map<String, Long>> counts = new EnumMap<>(AuditDimension.class);
    private final int top;
    private long events;

    /**
     * Starts counting.
     *
     * @throws InvalidArgumentException when nothing is to be counted by, or {@code top} is out of bounds
     */
    public AuditTally(Set<AuditDimension> by, int top) {
        List<Violation> violations = new ArrayList<>();
        if (by.isEmpty()) {
            violations.add(new Violation("by", "must name at least one dimension"));
        }
        if (top < 1 || top > AuditSummary.MAX_TOP) {
            violations.add(new Violation("top", "must be between 1 and " + AuditSummary.MAX_TOP));
        }
        if (!violations.isEmpty()) {
            throw new InvalidArgumentException(Operation.SUMMARIZE_AUDIT_EVENTS, violations);
        }
        by.forEach(dimension -> counts.put(dimension, new HashMap<>()));
        this.top = top;
    }

    /** Counts an event. */
    public void add(AuditEvent event) {
        events++;
        counts.forEach((dimension, values) -> {
            String value = value(dimension, event);
            if (value != null) {
                values.merge(value, 1L, Long::sum);
            }
        });
    }

    /** How many events were counted so far. */
    public long events() {
        return events;
    }

    /**
     * What was counted.
     *
     * @param complete whether that is everything
     */
    public AuditSummary summary(boolean complete) {
        Map<AuditDimension, List<AuditCount>> most = new EnumMap<>(AuditDimension.class);
        counts.forEach((dimension, values) -> most.put(
                dimension,
                values.entrySet().stream()
                        .map(entry -> new AuditCount(entry.getKey(), entry.getValue()))
                        .sorted(MOST_FIRST)
                        .limit(top)
                        .toList()));
        return new AuditSummary(events, complete, most);
    }

    private static @Nullable String value(AuditDimension dimension, AuditEvent event) {
        return switch (dimension) {
            case TYPE -> event.type();
            case ACTOR -> event.actor();
            case IP -> event.origin().address();
            case APPLICATION -> event.application();
            case HOUR -> event.at().truncatedTo(ChronoUnit.HOURS).toString();
            case ERROR -> event.error();
        };
    }
}
