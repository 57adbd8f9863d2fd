package io.ostiary.audit;

import java.util.List;

/**
 * A type of event that a backend knows.
 *
 * @param type the type as {@link AuditEvent#type()} tells it
 * @param rawTypes what the provider itself calls it, as {@link AuditEvent#rawType()} tells it; several where the provider
 *     tells more apart
 */
public record AuditEventType(String type, List<String> rawTypes) {
    /** Copies the raw types. */
    public AuditEventType {
        rawTypes = List.copyOf(rawTypes);
    }
}
