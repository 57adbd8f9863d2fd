package io.ostiary.billing;

import org.jspecify.annotations.Nullable;

/**
 * What a user is entitled to, and how much of it was used.
 *
 * @param subscription what the user pays, or null when the user is on no plan
 * @param plan the plan of the subscription, whose features the user has; null when there is none
 * @param usage what the user used in the current period
 */
public record Entitlements(
        @Nullable Subscription subscription, @Nullable BillingPlan plan, UsageSummary usage) {}
