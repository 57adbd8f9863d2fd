package io.ostiary.billing;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A move of every subscriber of one plan to another.
 *
 * @param id identifies it in the tenant
 * @param from the plan that they leave
 * @param to the plan that they get
 * @param prices what becomes of each price of the old plan
 * @param items the subscribers, by user: whom it moved, who stayed and is there still, and whom it would move now
 * @param executedAt when it was executed last, or null when it never was
 */
public record BillingMigration(
        BillingMigrationId id,
        BillingPlanId from,
        BillingPlanId to,
        List<PriceMapping> prices,
        List<MigrationItem> items,
        @Nullable Instant executedAt) {

    /** Copies the prices, and sorts the items. */
    public BillingMigration {
        prices = List.copyOf(prices);
        items = items.stream()
                .sorted(Comparator.comparing(item -> item.user().value()))
                .toList();
    }

    /** A migration between those plans that was not executed yet. */
    public static BillingMigration between(BillingMigrationId id, BillingPlan from, BillingPlan to) {
        List<PriceMapping> prices = from.prices().stream()
                .map(price -> new PriceMapping(price, to.counterpart(price).orElse(null)))
                .toList();
        return new BillingMigration(id, from.id(), to.id(), prices, List.of(), null);
    }

    /** The migration with those items. */
    public BillingMigration withItems(List<MigrationItem> others) {
        return new BillingMigration(id, from, to, prices, others, executedAt);
    }

    /** The migration, executed with that result. */
    public BillingMigration executed(List<MigrationItem> results, Instant now) {
        return new BillingMigration(id, from, to, prices, results, now);
    }

    /** How many items there are of each status. */
    public SortedMap<MigrationItem.Status, Long> counts() {
        SortedMap<MigrationItem.Status, Long> counts = new TreeMap<>();
        Arrays.stream(MigrationItem.Status.values())
                .forEach(status -> counts.put(
                        status,
                        items.stream().filter(item -> item.status() == status).count()));
        return counts;
    }
}
