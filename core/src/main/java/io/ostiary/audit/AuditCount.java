package io.ostiary.audit;

/**
 * How many events have a value.
 *
 * @param value the value
 * @param events how many events have it
 */
public record AuditCount(String value, long events) {}
