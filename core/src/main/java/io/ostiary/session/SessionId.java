package io.ostiary.session;

import io.ostiary.Violations;

/**
 * Identifies a session within a tenant. Opaque; knowing it gives no access.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record SessionId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public SessionId {
        new Violations().line("session", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static SessionId of(String value) {
        return new SessionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
