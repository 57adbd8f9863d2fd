package io.ostiary.billing;

import io.ostiary.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a user is on a plan. A user is on one at most.
 *
 * @param user who
 * @param plan on which
 * @param price what the user pays for it, or null when it is free
 * @param since since when
 */
public record Subscription(
        UserId user, BillingPlanId plan, @Nullable Price price, Instant since) {}
