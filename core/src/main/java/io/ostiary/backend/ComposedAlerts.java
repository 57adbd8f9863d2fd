package io.ostiary.backend;

import static io.ostiary.Operation.LIST_SECURITY_ALERTS;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.alert.SecurityAlertId;
import io.ostiary.alert.SecurityStats;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that a log tells, for backends whose provider has a log and no alerts: one for each kind, subject and day in
 * UTC. So an alert keeps its id whenever the log is read, for as long as the log keeps events of that day. For use by one
 * thread.
 */
public final class ComposedAlerts {
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");
    private static final Comparator<SecurityAlert> NEWEST_DAY_FIRST =
            Comparator.comparing(ComposedAlerts::place).reversed();

    private final List<Sighting> sightings = new ArrayList<>();

    /** An event that says something about a subject. */
    private record Sighting(AlertKind kind, AlertSubject subject, List<AlertSubject> related, AuditEvent event) {
        SecurityAlertId alert() {
            return id(kind, subject, day(event));
        }
    }

    /** Starts with none. */
    public ComposedAlerts() {}

    /** What to ask a log for, so that it tells every day whole that has to do with a period. */
    public static AuditQuery.Builder days(AlertPeriod period) {
        Instant from = period.from();
        Instant to = period.to();
        return AuditQuery.builder()
                .from(from == null || from.isBefore(Instant.EPOCH) ? null : from.truncatedTo(ChronoUnit.DAYS))
                .to(
                        to == null || to.isBefore(Instant.EPOCH) || to.isAfter(FAR)
                                ? null
                                : to.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    /** The day, in UTC, that an event counts for. */
    public static LocalDate day(AuditEvent event) {
        return LocalDate.ofInstant(event.at(), ZoneOffset.UTC);
    }

    /** Gathers an event in the alert of that kind about the subject, in whatever order events come. */
    public void add(AlertKind kind, AlertSubject subject, List<AlertSubject> related, AuditEvent event) {
        sightings.add(new Sighting(kind, subject, related, event));
    }

    /**
     * A page of the alerts, those of the newest day first. Within a day they stand by id: when the first event happened
     * would change as the log forgets, and a page would skip what moved.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list and query
     */
    public Page<SecurityAlert> page(TenantId tenant, AlertQuery query, PageRequest page) {
        List<Object> bound = List.of(tenant, query);
        Creation anchor = anchor(bound, page.cursor());
        return Paging.page(
                alerts().stream()
                        .filter(query::matches)
                        .filter(alert -> anchor == null || place(alert).compareTo(anchor) < 0)
                        .sorted(NEWEST_DAY_FIRST)
                        .iterator(),
                page.size(),
                last -> Cursor.encode(LIST_SECURITY_ALERTS, bound, place(last).anchor()),
                null);
    }

    /**
     * Counts the alerts of a period.
     *
     * @param complete whether the log was read as far as that takes
     */
    public SecurityStats stats(AlertPeriod period, boolean complete) {
        return SecurityStats.of(
                alerts().stream()
                        .filter(alert -> period.contains(alert.firstSeenAt()))
                        .toList(),
                complete);
    }

    /** Checks a cursor before the log is read. */
    public static void check(TenantId tenant, AlertQuery query, PageRequest page) {
        Creation unused = anchor(List.of(tenant, query), page.cursor());
    }

    private static @Nullable Creation anchor(Object bound, @Nullable String cursor) {
        return cursor == null
                ? null
                : Creation.ofAnchor(Cursor.decode(cursor, LIST_SECURITY_ALERTS, bound, Creation.PARTS));
    }

    /** Where an alert stands, whatever part of its day the log still tells. */
    private static Creation place(SecurityAlert alert) {
        return new Creation(
                alert.firstSeenAt().truncatedTo(ChronoUnit.DAYS), alert.id().value());
    }

    /** The alerts, each from its events in the order in which they happened. */
    private Collection<SecurityAlert> alerts() {
        List<Sighting> oldestFirst = new ArrayList<>(sightings);
        oldestFirst.sort(Comparator.comparing(sighting -> sighting.event().at()));
        Map<SecurityAlertId, SecurityAlert> alerts = new LinkedHashMap<>();
        for (Sighting each : oldestFirst) {
            alerts.merge(
                    each.alert(),
                    SecurityAlert.of(each.alert(), each.kind(), each.subject(), each.related(), each.event()),
                    (gathered, one) -> gathered.gathering(each.event(), each.related()));
        }
        return alerts.values();
    }

    /** Tells neither user nor address: an id ends up where the alert itself does not. */
    private static SecurityAlertId id(AlertKind kind, AlertSubject subject, LocalDate day) {
        String what = kind + " " + subject.kind() + " " + subject.id() + " " + day;
        return SecurityAlertId.of(
                UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
