package io.ostiary.alert;

import org.jspecify.annotations.Nullable;

/**
 * Which alerts to list; what is null does not restrict.
 *
 * @param status only those that stand so
 * @param severity only those of that severity
 * @param kind only those of that kind
 */
public record AlertQuery(
        @Nullable AlertStatus status,
        @Nullable AlertSeverity severity,
        @Nullable AlertKind kind) {
    /** All alerts. */
    public static final AlertQuery ALL = new AlertQuery(null, null, null);

    /** Those of that kind. */
    public static AlertQuery of(AlertKind kind) {
        return new AlertQuery(null, null, kind);
    }

    /** Whether the alert is one of them. */
    public boolean matches(SecurityAlert alert) {
        return (status == null || status == alert.status())
                && (severity == null || severity == alert.severity())
                && (kind == null || kind == alert.kind());
    }
}
