package io.ostiary.audit;

/** By what events are counted. */
public enum AuditDimension {
    /** {@link AuditEvent#type()}. */
    TYPE,
    /** {@link AuditEvent#actor()}. */
    ACTOR,
    /** The address of {@link AuditEvent#origin()}. */
    IP,
    /** {@link AuditEvent#application()}. */
    APPLICATION,
    /** The hour, in UTC, in which {@link AuditEvent#at()} lies: an instant in ISO 8601. */
    HOUR,
    /** {@link AuditEvent#error()}. */
    ERROR
}
