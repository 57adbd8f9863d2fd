package io.ostiary.alert;

import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events of one kind about one subject that somebody should look at. While it is not resolved, further events are
 * gathered in it.
 *
 * @param id its id
 * @param kind what it is about
 * @param subject whom or what the events have in common
 * @param related who and what else took part, at most {@value #MAX_RELATED}, the first of them
 * @param events how many events it stands for
 * @param firstSeenAt when the first of them happened
 * @param lastSeenAt when the last of them happened
 * @param lastEvent the last of them, for {@link io.ostiary.audit.AuditEvents#find}
 * @param acknowledged who saw it first, or null
 * @param resolved who resolved it, or null
 * @param note what they said about it, or null
 */
public record SecurityAlert(
        SecurityAlertId id,
        AlertKind kind,
        AlertSubject subject,
        List<AlertSubject> related,
        long events,
        Instant firstSeenAt,
        Instant lastSeenAt,
        AuditEventId lastEvent,
        @Nullable AlertHandling acknowledged,
        @Nullable AlertHandling resolved,
        @Nullable String note) {
    /** The most that an alert tells of who and what else took part. */
    public static final int MAX_RELATED = 10;

    /** Copies the list. */
    public SecurityAlert {
        related = related.stream().distinct().limit(MAX_RELATED).toList();
    }

    /** An alert of one event, which nobody has looked at. */
    public static SecurityAlert of(
            SecurityAlertId id, AlertKind kind, AlertSubject subject, List<AlertSubject> related, AuditEvent event) {
        return new SecurityAlert(id, kind, subject, related, 1, event.at(), event.at(), event.id(), null, null, null);
    }

    /** The same alert with one event more. */
    public SecurityAlert gathering(AuditEvent event, List<AlertSubject> more) {
        boolean isLast = !event.at().isBefore(lastSeenAt);
        return new SecurityAlert(
                id,
                kind,
                subject,
                Stream.concat(related.stream(), more.stream()).toList(),
                events + 1,
                event.at().isBefore(firstSeenAt) ? event.at() : firstSeenAt,
                isLast ? event.at() : lastSeenAt,
                isLast ? event.id() : lastEvent,
                acknowledged,
                resolved,
                note);
    }

    /** The same alert, seen. */
    public SecurityAlert acknowledgedBy(AlertHandling handling) {
        return new SecurityAlert(
                id, kind, subject, related, events, firstSeenAt, lastSeenAt, lastEvent, handling, resolved, note);
    }

    /** The same alert, dealt with. */
    public SecurityAlert resolvedBy(AlertHandling handling, AlertResolution resolution) {
        return new SecurityAlert(
                id,
                kind,
                subject,
                related,
                events,
                firstSeenAt,
                lastSeenAt,
                lastEvent,
                acknowledged,
                handling,
                resolution.note());
    }

    /** How urgent it is. */
    public AlertSeverity severity() {
        return kind.severity();
    }

    /** How far it has been dealt with. */
    public AlertStatus status() {
        if (resolved != null) {
            return AlertStatus.RESOLVED;
        }
        return acknowledged == null ? AlertStatus.OPEN : AlertStatus.ACKNOWLEDGED;
    }
}
