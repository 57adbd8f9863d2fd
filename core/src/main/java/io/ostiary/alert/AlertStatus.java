package io.ostiary.alert;

/** How far an alert has been dealt with. */
public enum AlertStatus {
    /** Nobody has looked at it. */
    OPEN,
    /** Somebody has seen it and it goes on gathering events. */
    ACKNOWLEDGED,
    /** It is dealt with: events like its own raise another one. */
    RESOLVED
}
