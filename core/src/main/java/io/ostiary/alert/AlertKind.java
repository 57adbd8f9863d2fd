package io.ostiary.alert;

import static io.ostiary.alert.AlertSeverity.HIGH;
import static io.ostiary.alert.AlertSeverity.LOW;
import static io.ostiary.alert.AlertSeverity.MEDIUM;

/** What an alert is about. */
public enum AlertKind {
    /** Many wrong passwords for one user. The lock holds it up, so it is no more than {@link AlertSeverity#MEDIUM}. */
    BRUTE_FORCE(MEDIUM),
    /** Failed sign-ins of many users from one address, few enough for each that no lock holds it up. */
    PASSWORD_SPRAY(HIGH),
    /** A password that is known from a leak elsewhere was used, or was about to be set. */
    LEAKED_PASSWORD(HIGH),
    /** A refresh token was used twice, so somebody stole it. */
    REFRESH_TOKEN_REUSE(HIGH),
    /**
     * Somebody was given a role that {@linkplain io.ostiary.role.Role#administrative() administers} the identity system, or a role
     * that somebody has became such a one, where the backend tells that: mostly meant, and worth a second look.
     */
    ADMIN_ROLE_GRANTED(LOW);

    private final AlertSeverity severity;

    AlertKind(AlertSeverity severity) {
        this.severity = severity;
    }

    /** How urgent alerts of that kind are. */
    public AlertSeverity severity() {
        return severity;
    }
}
