package io.ostiary.memory;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.billing.Billing;
import io.ostiary.billing.BillingMigration;
import io.ostiary.billing.BillingMigrationId;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.BillingPlanId;
import io.ostiary.billing.MigrationItem;
import io.ostiary.billing.MigrationItem.Status;
import io.ostiary.billing.Price;
import io.ostiary.billing.Subscription;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * A tenant's plans, who is on them, and the migrations between them. Immutable.
 *
 * @param plans the plans by id
 * @param subscriptions who is on which plan, by user
 * @param migrations the migrations by id, without their items
 * @param results what became of each user, by migration and user
 * @param usage what was used
 */
record BillingTable(
        TreePMap<String, BillingPlan> plans,
        TreePMap<String, Subscription> subscriptions,
        TreePMap<String, BillingMigration> migrations,
        TreePMap<String, TreePMap<String, MigrationItem>> results,
        UsageLedger usage) {
    static final BillingTable NONE =
            new BillingTable(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), UsageLedger.NONE);

    /**
     * The plan.
     *
     * @throws NotFoundException when there is no such plan
     */
    BillingPlan plan(Operation operation, BillingPlanId id) {
        return findPlan(id).orElseThrow(() -> new NotFoundException(operation, "billing plan", id.value()));
    }

    Optional<BillingPlan> findPlan(BillingPlanId id) {
        return Optional.ofNullable(plans.get(id.value()));
    }

    /**
     * The plan that users can still come to.
     *
     * @throws NotFoundException when there is no such plan
     * @throws ConflictException when it is archived
     */
    BillingPlan openPlan(Operation operation, BillingPlanId id) {
        BillingPlan plan = plan(operation, id);
        if (plan.archived()) {
            throw new ConflictException(operation, "billing plan " + id + " is archived: nobody comes to it any more");
        }
        return plan;
    }

    Optional<Subscription> subscription(UserId user) {
        return Optional.ofNullable(subscriptions.get(user.value()));
    }

    /** The migration with its items: whom it moved, who stayed and is there still, and whom it would move now. */
    Optional<BillingMigration> migration(BillingMigrationId id) {
        TreePMap<String, MigrationItem> dealtWith = results(id);
        return Optional.ofNullable(migrations.get(id.value()))
                .map(migration -> migration.withItems(Stream.concat(
                                dealtWith.values().stream()
                                        .filter(item ->
                                                item.status() == Status.MOVED || isOn(migration.from(), item.user())),
                                subscribers(migration.from())
                                        .filter(each -> !dealtWith.containsKey(
                                                each.user().value()))
                                        .map(each -> new MigrationItem(each.user(), Status.PENDING, null)))
                        .toList()));
    }

    /**
     * The table with a new plan.
     *
     * @throws AlreadyExistsException when another has its name
     * @throws ConflictException when there are too many
     */
    BillingTable plus(Operation operation, BillingPlan plan) {
        if (plans.values().stream().anyMatch(other -> other.name().equals(plan.name()))) {
            throw new AlreadyExistsException(operation, "billing plan", "name", plan.name());
        }
        if (plans.size() >= Billing.MAX_PLANS) {
            throw new ConflictException(operation, "there are " + plans.size() + " billing plans, which is the most");
        }
        return with(plan);
    }

    BillingTable with(BillingPlan plan) {
        return new BillingTable(plans.plus(plan.id().value(), plan), subscriptions, migrations, results, usage);
    }

    BillingTable with(Subscription subscription) {
        return withSubscriptions(subscriptions.plus(subscription.user().value(), subscription));
    }

    BillingTable with(BillingMigration migration) {
        return new BillingTable(
                plans,
                subscriptions,
                migrations.plus(migration.id().value(), migration.withItems(List.of())),
                results,
                usage);
    }

    BillingTable withUsage(UsageLedger value) {
        return new BillingTable(plans, subscriptions, migrations, results, value);
    }

    /** The table without anything about the user. */
    BillingTable without(UserId user) {
        var rest = results;
        for (String migration : results.keySet()) {
            rest = rest.plus(
                    migration, results(BillingMigrationId.of(migration)).minus(user.value()));
        }
        return new BillingTable(plans, subscriptions.minus(user.value()), migrations, rest, usage.without(user));
    }

    /**
     * The table after the migration.
     *
     * @throws NotFoundException when there is no such migration
     * @throws ConflictException when the plan that it leads to is archived
     */
    BillingTable executed(Operation operation, BillingMigrationId id, Instant now) {
        BillingMigration migration =
                migration(id).orElseThrow(() -> new NotFoundException(operation, "billing migration", id.value()));
        BillingPlan to = openPlan(operation, migration.to());
        var moved = subscriptions;
        var items = results(id);
        for (Subscription each : subscribers(migration.from()).toList()) {
            String user = each.user().value();
            MigrationItem before = items.get(user);
            if (before != null && before.status() == Status.MOVED) {
                continue;
            }
            Optional<Subscription> next = onto(to, each, now);
            if (next.isPresent()) {
                moved = moved.plus(user, next.get());
            }
            items = items.plus(
                    user,
                    next.isPresent()
                            ? new MigrationItem(each.user(), Status.MOVED, null)
                            : new MigrationItem(each.user(), Status.FAILED, problem(each.price())));
        }
        return new BillingTable(
                plans,
                moved,
                migrations.plus(id.value(), migration.executed(List.of(), now)),
                results.plus(id.value(), items),
                usage);
    }

    /** Whether everybody is on a plan that there is, at a price that it has. Expensive; for tests. */
    boolean isConsistent() {
        return subscriptions.values().stream()
                .allMatch(each -> findPlan(each.plan())
                        .filter(plan -> each.price() == null || plan.prices().contains(each.price()))
                        .isPresent());
    }

    private Stream<Subscription> subscribers(BillingPlanId plan) {
        return subscriptions.values().stream().filter(each -> each.plan().equals(plan));
    }

    private boolean isOn(BillingPlanId plan, UserId user) {
        return subscription(user).filter(each -> each.plan().equals(plan)).isPresent();
    }

    private TreePMap<String, MigrationItem> results(BillingMigrationId migration) {
        return results.getOrDefault(migration.value(), TreePMap.empty());
    }

    private BillingTable withSubscriptions(TreePMap<String, Subscription> value) {
        return new BillingTable(plans, value, migrations, results, usage);
    }

    /** The subscription on that plan instead; empty when it has no price like that. */
    private static Optional<Subscription> onto(BillingPlan plan, Subscription old, Instant now) {
        if (plan.prices().isEmpty()) {
            return Optional.of(new Subscription(old.user(), plan.id(), null, now));
        }
        return Optional.ofNullable(old.price())
                .flatMap(plan::counterpart)
                .map(price -> new Subscription(old.user(), plan.id(), price, now));
    }

    private static String problem(@Nullable Price price) {
        return price == null
                ? "The user pays nothing, and the new plan is not free."
                : "The new plan has no price for each "
                        + price.interval().name().toLowerCase(Locale.ROOT) + " in "
                        + price.amount().currency() + ".";
    }
}
