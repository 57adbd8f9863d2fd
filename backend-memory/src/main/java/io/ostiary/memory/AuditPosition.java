package io.ostiary.memory;

import io.ostiary.audit.AuditEventId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where an event stands in a tenant's audit log; its place in the order of writing decides between events of one instant.
 *
 * @param at when it happened
 * @param sequence how many events were written before it
 */
record AuditPosition(Instant at, long sequence) implements Comparable<AuditPosition> {
    private static final Comparator<AuditPosition> ORDER =
            Comparator.comparing(AuditPosition::at).thenComparingLong(AuditPosition::sequence);

    /** Before everything that happened at that instant. */
    static AuditPosition startOf(Instant at) {
        return new AuditPosition(at, -1);
    }

    /** The position of the event of that id; empty when no event ever has such an id. */
    static Optional<AuditPosition> of(AuditEventId id) {
        int tilde = id.value().lastIndexOf('~');
        if (tilde < 0) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(id.value().substring(0, tilde));
            return Optional.of(new AuditPosition(at, Long.parseLong(id.value().substring(tilde + 1))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The id of the event that stands there. */
    AuditEventId id() {
        return AuditEventId.of(at + "~" + sequence);
    }

    @Override
    public int compareTo(AuditPosition other) {
        return ORDER.compare(this, other);
    }
}
