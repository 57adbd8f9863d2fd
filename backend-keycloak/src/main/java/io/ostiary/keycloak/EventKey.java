package io.ostiary.keycloak;

import io.ostiary.audit.AuditEventId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an event stands among all events of a realm. The server orders by time alone, and has no request for one event.
 *
 * @param time when it happened, in milliseconds since 1970
 * @param admin whether it is an admin event
 * @param uuid its id among the events of its kind
 */
record EventKey(long time, boolean admin, String uuid) implements Comparable<EventKey> {
    private static final Comparator<EventKey> ORDER = Comparator.comparingLong(EventKey::time)
            .thenComparing(EventKey::admin)
            .thenComparing(EventKey::uuid);
    private static final Pattern FORM = Pattern.compile("(user|admin)-(\\d{1,15})-([A-Za-z0-9-]{1,64})");

    /** The key that an id tells; empty when no event has such an id. */
    static Optional<EventKey> of(AuditEventId id) {
        Matcher parts = FORM.matcher(id.value());
        return parts.matches()
                ? Optional.of(new EventKey(
                        Long.parseLong(parts.group(2)), parts.group(1).equals("admin"), parts.group(3)))
                : Optional.empty();
    }

    /** The first millisecond that is not before an instant. */
    static long notBefore(Instant instant) {
        try {
            long millis = instant.toEpochMilli();
            return instant.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
        } catch (ArithmeticException | DateTimeException e) {
            return instant.isBefore(Instant.EPOCH) ? 0 : Long.MAX_VALUE / 2;
        }
    }

    AuditEventId id() {
        return AuditEventId.of((admin ? "admin-" : "user-") + time + '-' + uuid);
    }

    Instant at() {
        return Instant.ofEpochMilli(time);
    }

    @Override
    public int compareTo(EventKey other) {
        return ORDER.compare(this, other);
    }
}
