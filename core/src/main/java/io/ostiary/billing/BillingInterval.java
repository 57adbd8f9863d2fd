package io.ostiary.billing;

/** How often a price is paid. */
public enum BillingInterval {
    MONTH,
    YEAR
}
