package io.ostiary.group;

import io.ostiary.Violations;

/**
 * Identifies a group within a tenant. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record GroupId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public GroupId {
        new Violations().line("group", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static GroupId of(String value) {
        return new GroupId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
