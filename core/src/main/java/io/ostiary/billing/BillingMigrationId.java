package io.ostiary.billing;

import io.ostiary.Violations;

/**
 * Identifies a billing migration within a tenant. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record BillingMigrationId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public BillingMigrationId {
        new Violations().line("billing_migration", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static BillingMigrationId of(String value) {
        return new BillingMigrationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
