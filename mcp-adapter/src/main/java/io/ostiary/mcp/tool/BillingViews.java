package io.ostiary.mcp.tool;

import io.ostiary.billing.BillingInterval;
import io.ostiary.billing.BillingMigration;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.Entitlements;
import io.ostiary.billing.MigrationItem;
import io.ostiary.billing.MigrationItem.Status;
import io.ostiary.billing.Price;
import io.ostiary.billing.PriceMapping;
import io.ostiary.billing.Subscription;
import io.ostiary.billing.UsageSummary;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes out of the tools for billing. Amounts and quantities are text, so that they stay exact. */
final class BillingViews {
    private static final int MAX_ITEMS = 100;

    private BillingViews() {}

    record PriceView(String amount, String currency, BillingInterval interval) {
        static PriceView of(Price price) {
            return new PriceView(
                    price.amount().text(), price.amount().currency().getCurrencyCode(), price.interval());
        }

        static @Nullable PriceView ofNullable(@Nullable Price price) {
            return price == null ? null : of(price);
        }
    }

    record PlanView(
            String id,
            @Untrusted String name,
            List<PriceView> prices,
            @Untrusted @Nullable List<String> features,
            @Nullable Boolean archived,
            Instant createdAt) {
        static PlanView of(BillingPlan plan) {
            return new PlanView(
                    plan.id().value(),
                    plan.name(),
                    plan.prices().stream().map(PriceView::of).toList(),
                    plan.features().isEmpty() ? null : List.copyOf(plan.features()),
                    plan.archived() ? true : null,
                    plan.createdAt());
        }
    }

    record PlanList(List<PlanView> plans) {}

    record UsageView(Instant from, Instant until, @Untrusted Map<String, String> meters) {
        static UsageView of(UsageSummary usage) {
            Map<String, String> meters = new LinkedHashMap<>();
            usage.meters().forEach((meter, quantity) -> meters.put(meter, quantity.toPlainString()));
            return new UsageView(usage.from(), usage.until(), meters);
        }
    }

    /**
     * What a user is entitled to.
     *
     * @param plan the plan, without which there are no features
     * @param price what the user pays, which another price of the plan may differ from
     */
    record EntitlementsView(
            String user,
            @Nullable PlanView plan,
            @Nullable PriceView price,
            @Nullable Instant since,
            UsageView usage) {
        static EntitlementsView of(UserId user, Entitlements entitlements) {
            Subscription subscription = entitlements.subscription();
            BillingPlan plan = entitlements.plan();
            return new EntitlementsView(
                    user.value(),
                    plan == null ? null : PlanView.of(plan),
                    subscription == null ? null : PriceView.ofNullable(subscription.price()),
                    subscription == null ? null : subscription.since(),
                    UsageView.of(entitlements.usage()));
        }
    }

    record MappingView(PriceView from, @Nullable PriceView to) {
        static MappingView of(PriceMapping mapping) {
            return new MappingView(PriceView.of(mapping.from()), PriceView.ofNullable(mapping.to()));
        }
    }

    record ItemView(String user, Status status, @Nullable String problem) {
        static ItemView of(MigrationItem item) {
            return new ItemView(item.user().value(), item.status(), item.problem());
        }
    }

    /**
     * A migration.
     *
     * @param counts how many items there are of each status
     * @param items the first of them
     * @param moreItems whether there are more than are told
     */
    record MigrationView(
            String id,
            String fromPlan,
            String toPlan,
            List<MappingView> prices,
            Map<String, Long> counts,
            List<ItemView> items,
            @Nullable Boolean moreItems,
            @Nullable Instant executedAt) {
        static MigrationView of(BillingMigration migration) {
            return new MigrationView(
                    migration.id().value(),
                    migration.from().value(),
                    migration.to().value(),
                    migration.prices().stream().map(MappingView::of).toList(),
                    byStatus(migration),
                    migration.items().stream()
                            .sorted(Comparator.comparing(MigrationItem::status).reversed())
                            .limit(MAX_ITEMS)
                            .map(ItemView::of)
                            .toList(),
                    migration.items().size() > MAX_ITEMS ? true : null,
                    migration.executedAt());
        }
    }

    private static Map<String, Long> byStatus(BillingMigration migration) {
        Map<String, Long> counts = new LinkedHashMap<>();
        migration.counts().forEach((status, count) -> counts.put(Naming.constant(status), count));
        return counts;
    }

    /** A price as a person reads it. */
    static String price(Price price) {
        return price.amount().text() + " " + price.amount().currency() + " a " + Naming.constant(price.interval());
    }
}
