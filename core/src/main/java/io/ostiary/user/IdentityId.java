package io.ostiary.user;

import io.ostiary.Violations;

/**
 * Identifies one sign-in identity of a user, for example a password login or a social login. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record IdentityId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public IdentityId {
        new Violations().line("identity", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static IdentityId of(String value) {
        return new IdentityId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
