package io.ostiary.tenant;

import io.ostiary.Violations;

/**
 * Identifies a tenant within a backend: a realm's name, the domain of an Auth0 tenant, a key in memory.
 *
 * @param value 1 to 255 characters
 */
public record TenantId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public TenantId {
        new Violations().line("tenant", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static TenantId of(String value) {
        return new TenantId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
