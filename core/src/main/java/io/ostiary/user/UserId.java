package io.ostiary.user;

import io.ostiary.Violations;

/**
 * Identifies a user within a tenant. Opaque: its form is the provider's.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record UserId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public UserId {
        new Violations().line("user", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static UserId of(String value) {
        return new UserId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
