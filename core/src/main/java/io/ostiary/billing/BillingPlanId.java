package io.ostiary.billing;

import io.ostiary.Violations;

/**
 * Identifies a billing plan within a tenant. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record BillingPlanId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public BillingPlanId {
        new Violations().line("billing_plan", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static BillingPlanId of(String value) {
        return new BillingPlanId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
