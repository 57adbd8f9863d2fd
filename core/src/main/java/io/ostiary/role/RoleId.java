package io.ostiary.role;

import io.ostiary.Violations;

/**
 * Identifies a role within a tenant. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record RoleId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public RoleId {
        new Violations().line("role", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static RoleId of(String value) {
        return new RoleId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
