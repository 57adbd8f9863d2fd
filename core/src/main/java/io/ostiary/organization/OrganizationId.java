package io.ostiary.organization;

import io.ostiary.Violations;
import io.ostiary.role.RoleDomain;

/**
 * Identifies an organization within a tenant. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record OrganizationId(String value) implements RoleDomain {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public OrganizationId {
        new Violations().line("organization", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static OrganizationId of(String value) {
        return new OrganizationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
