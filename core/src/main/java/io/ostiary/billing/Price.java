package io.ostiary.billing;

/**
 * What a plan costs.
 *
 * @param interval how often it is paid
 * @param amount how much each time
 */
public record Price(BillingInterval interval, Money amount) {
    /** Whether the other is paid as often and in the same currency. */
    public boolean matches(Price other) {
        return interval == other.interval && amount.currency().equals(other.amount.currency());
    }
}
