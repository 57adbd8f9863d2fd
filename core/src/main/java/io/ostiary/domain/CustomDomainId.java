package io.ostiary.domain;

import io.ostiary.Violations;

/**
 * Identifies a custom domain within a tenant. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record CustomDomainId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public CustomDomainId {
        new Violations().line("domain", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static CustomDomainId of(String value) {
        return new CustomDomainId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
