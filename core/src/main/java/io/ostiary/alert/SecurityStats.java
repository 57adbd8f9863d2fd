package io.ostiary.alert;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How many alerts there are; never the alerts themselves.
 *
 * @param alerts how many were counted
 * @param complete whether those are all; false where a backend stopped at its bound, with the newest counted
 * @param byStatus how many there are of each status
 * @param bySeverity how many there are of each severity
 * @param byKind how many there are of each kind
 */
public record SecurityStats(
        long alerts,
        boolean complete,
        Map<AlertStatus, Long> byStatus,
        Map<AlertSeverity, Long> bySeverity,
        Map<AlertKind, Long> byKind) {
    /** Copies the counts. */
    public SecurityStats {
        byStatus = Collections.unmodifiableMap(new EnumMap<>(byStatus));
        bySeverity = Collections.unmodifiableMap(new EnumMap<>(bySeverity));
        byKind = Collections.unmodifiableMap(new EnumMap<>(byKind));
    }

    /**
     * Counts alerts.
     *
     * @param complete whether those are all
     */
    public static SecurityStats of(List<SecurityAlert> alerts, boolean complete) {
        return new SecurityStats(
                alerts.size(),
                complete,
                count(AlertStatus.class, alerts, SecurityAlert::status),
                count(AlertSeverity.class, alerts, SecurityAlert::severity),
                count(AlertKind.class, alerts, SecurityAlert::kind));
    }

    private static <E extends Enum<E>> Map<E, Long> count(
            Class<E> type, List<SecurityAlert> alerts, Function<SecurityAlert, E> by) {
        Map<E, Long> counts = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            counts.put(constant, 0L);
        }
        alerts.forEach(alert -> counts.merge(by.apply(alert), 1L, Long::sum));
        return counts;
    }
}
