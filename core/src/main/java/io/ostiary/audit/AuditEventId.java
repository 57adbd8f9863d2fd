package io.ostiary.audit;

import io.ostiary.Violations;

/**
 * Identifies an event within a tenant's audit log. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record AuditEventId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public AuditEventId {
        new Violations().line("event", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static AuditEventId of(String value) {
        return new AuditEventId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
