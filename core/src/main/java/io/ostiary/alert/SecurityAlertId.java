package io.ostiary.alert;

import io.ostiary.Violations;

/**
 * Identifies an alert within a tenant. Opaque.
 *
 * @param value the backend's id, 1 to 255 characters
 */
public record SecurityAlertId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public SecurityAlertId {
        new Violations().line("alert", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static SecurityAlertId of(String value) {
        return new SecurityAlertId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
