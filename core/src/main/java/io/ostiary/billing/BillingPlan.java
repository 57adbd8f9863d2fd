package io.ostiary.billing;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What users can be subscribed to.
 *
 * @param id identifies it in the tenant
 * @param name what people call it, unique
 * @param prices what it costs, at most one for each interval and currency; none when it is free
 * @param features the keys of what it entitles to
 * @param archived whether nobody can be subscribed to it any more; who is, stays
 * @param createdAt since when there is it
 */
public record BillingPlan(
        BillingPlanId id,
        String name,
        List<Price> prices,
        SortedSet<String> features,
        boolean archived,
        Instant createdAt) {

    /** Copies the lists. */
    public BillingPlan {
        prices = List.copyOf(prices);
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
    }

    /** The plan that was asked for, under that id. */
    public static BillingPlan of(BillingPlanId id, NewBillingPlan asked, Instant now) {
        return new BillingPlan(id, asked.name(), asked.prices(), asked.features(), false, now);
    }

    /** The plan, archived. */
    public BillingPlan archive() {
        return new BillingPlan(id, name, prices, features, true, createdAt);
    }

    /** Its price that is paid as often and in the same currency as that one. */
    public Optional<Price> counterpart(Price price) {
        return prices.stream().filter(price::matches).findFirst();
    }
}
