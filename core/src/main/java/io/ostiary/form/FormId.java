package io.ostiary.form;

import io.ostiary.Violations;

/**
 * Identifies a form within a tenant. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record FormId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public FormId {
        new Violations().line("form", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static FormId of(String value) {
        return new FormId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
