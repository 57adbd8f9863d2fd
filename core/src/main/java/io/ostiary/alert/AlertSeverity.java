package io.ostiary.alert;

/** How urgent an alert is, the least urgent first. */
public enum AlertSeverity {
    /** To look at when there is time. */
    LOW,
    /** To look at today. */
    MEDIUM,
    /** To look at now: somebody may be in already. */
    HIGH
}
