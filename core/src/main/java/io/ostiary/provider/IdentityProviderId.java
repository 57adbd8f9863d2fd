package io.ostiary.provider;

import io.ostiary.Violations;

/**
 * Identifies an identity provider within a tenant: the name that it was given, or that of a built-in method, which linked
 * identities name too.
 *
 * @param value the name, 1 to 255 characters
 */
public record IdentityProviderId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public IdentityProviderId {
        new Violations().line("provider", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static IdentityProviderId of(String value) {
        return new IdentityProviderId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
