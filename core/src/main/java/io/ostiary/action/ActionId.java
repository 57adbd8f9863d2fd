package io.ostiary.action;

import io.ostiary.Violations;

/**
 * Identifies an action within a tenant. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record ActionId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public ActionId {
        new Violations().line("action", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static ActionId of(String value) {
        return new ActionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
