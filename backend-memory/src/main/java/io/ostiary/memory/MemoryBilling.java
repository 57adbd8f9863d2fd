package io.ostiary.memory;

import static io.ostiary.Operation.CREATE_BILLING_MIGRATION;
import static io.ostiary.Operation.CREATE_BILLING_PLAN;
import static io.ostiary.Operation.EXECUTE_BILLING_MIGRATION;
import static io.ostiary.Operation.GET_BILLING_MIGRATION;
import static io.ostiary.Operation.GET_USAGE_SUMMARY;
import static io.ostiary.Operation.GET_USER_ENTITLEMENTS;
import static io.ostiary.Operation.LIST_BILLING_PLANS;
import static io.ostiary.Operation.REPORT_USAGE;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Reference;
import io.ostiary.backend.IdSource;
import io.ostiary.billing.Billing;
import io.ostiary.billing.BillingMigration;
import io.ostiary.billing.BillingMigrationId;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.BillingPlanId;
import io.ostiary.billing.Entitlements;
import io.ostiary.billing.NewBillingPlan;
import io.ostiary.billing.Price;
import io.ostiary.billing.Subscription;
import io.ostiary.billing.UsageBatch;
import io.ostiary.billing.UsageEvent;
import io.ostiary.billing.UsageReceipt;
import io.ostiary.billing.UsageSummary;
import io.ostiary.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plans of a tenant in memory, who is on them, and what is used. */
final class MemoryBilling implements Billing {
    private final TenantView view;
    private final IdSource ids;

    MemoryBilling(TenantView view, IdSource ids) {
        this.view = view;
        this.ids = ids;
    }

    @Override
    public List<BillingPlan> plans(boolean includeArchived) {
        return view.read(
                LIST_BILLING_PLANS,
                (state, now) -> state.billing().plans().values().stream()
                        .filter(plan -> includeArchived || !plan.archived())
                        .sorted(Comparator.comparing(BillingPlan::name))
                        .toList());
    }

    @Override
    public BillingPlan create(NewBillingPlan plan) {
        return view.write(CREATE_BILLING_PLAN, (state, now) -> {
            BillingPlan created = BillingPlan.of(BillingPlanId.of(ids.next()), plan, now);
            return new Written<>(state.withBilling(state.billing().plus(CREATE_BILLING_PLAN, created)), created);
        });
    }

    /** Lets nobody come to the plan any more. */
    void archive(BillingPlanId id) {
        view.update(
                LIST_BILLING_PLANS,
                (state, now) -> state.withBilling(state.billing()
                        .with(state.billing().plan(LIST_BILLING_PLANS, id).archive())));
    }

    /** Puts the user on a plan, in the place of the one before. */
    Subscription subscribe(UserId user, BillingPlanId id, @Nullable Price price) {
        return view.write(GET_USER_ENTITLEMENTS, (state, now) -> {
            Account account = state.account(GET_USER_ENTITLEMENTS, user);
            BillingPlan plan = state.billing().openPlan(GET_USER_ENTITLEMENTS, id);
            if (price == null ? !plan.prices().isEmpty() : !plan.prices().contains(price)) {
                throw new InvalidArgumentException("price", "must be one of the plan's, or none when it is free");
            }
            var subscription = new Subscription(account.id(), id, price, now);
            return new Written<>(state.withBilling(state.billing().with(subscription)), subscription);
        });
    }

    @Override
    public Entitlements entitlements(UserId user) {
        return view.read(GET_USER_ENTITLEMENTS, (state, now) -> {
            UserId id = state.account(GET_USER_ENTITLEMENTS, user).id();
            BillingTable billing = state.billing();
            Subscription subscription = billing.subscription(id).orElse(null);
            return new Entitlements(
                    subscription,
                    subscription == null ? null : billing.plan(GET_USER_ENTITLEMENTS, subscription.plan()),
                    billing.usage().current(id, now));
        });
    }

    @Override
    public BillingMigration createMigration(BillingPlanId from, BillingPlanId to) {
        return view.write(CREATE_BILLING_MIGRATION, (state, now) -> {
            BillingPlan left = state.billing().plan(CREATE_BILLING_MIGRATION, from);
            BillingPlan reached = state.billing().openPlan(CREATE_BILLING_MIGRATION, to);
            if (from.equals(to)) {
                throw new InvalidArgumentException("to_plan", "must be another plan than from_plan");
            }
            var id = BillingMigrationId.of(ids.next());
            BillingTable next = state.billing().with(BillingMigration.between(id, left, reached));
            return new Written<>(state.withBilling(next), next.migration(id).orElseThrow());
        });
    }

    @Override
    public Optional<BillingMigration> findMigration(BillingMigrationId id) {
        return view.read(GET_BILLING_MIGRATION, (state, now) -> state.billing().migration(id));
    }

    @Override
    public BillingMigration executeMigration(BillingMigrationId id) {
        return view.write(EXECUTE_BILLING_MIGRATION, (state, now) -> {
            BillingTable next = state.billing().executed(EXECUTE_BILLING_MIGRATION, id, now);
            return new Written<>(state.withBilling(next), next.migration(id).orElseThrow());
        });
    }

    @Override
    public UsageReceipt report(UsageBatch batch) {
        return view.write(REPORT_USAGE, (state, now) -> {
            UsageLedger usage = state.billing().usage();
            UsageReceipt before = usage.receipt(batch, now).orElse(null);
            if (before != null) {
                return new Written<>(state, before);
            }
            batch.requireReportable(now);
            for (UsageEvent event : batch.events()) {
                Account unused = state.account(REPORT_USAGE, event.user());
            }
            var receipt = new UsageReceipt(batch.events().size(), now);
            return new Written<>(state.withBilling(state.billing().withUsage(usage.plus(batch, receipt))), receipt);
        });
    }

    @Override
    public UsageSummary usage(@Nullable UserId user) {
        return view.read(GET_USAGE_SUMMARY, (state, now) -> {
            UsageLedger usage = state.billing().usage();
            return user == null
                    ? usage.current(now)
                    : usage.current(state.account(GET_USAGE_SUMMARY, user).id(), now);
        });
    }

    @Override
    public BillingPlan resolvePlan(String reference) {
        return view.read(
                LIST_BILLING_PLANS,
                (state, now) -> new Reference(LIST_BILLING_PLANS, "billing plan", reference)
                        .among(
                                state.billing().plans().values().stream(),
                                plan -> plan.id().value(),
                                BillingPlan::name));
    }
}
