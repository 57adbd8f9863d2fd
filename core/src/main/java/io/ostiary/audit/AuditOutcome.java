package io.ostiary.audit;

/** How it ended. */
public enum AuditOutcome {
    /** It was done. */
    SUCCESS,
    /** It was refused, or went wrong. */
    FAILURE
}
