package io.ostiary.billing;

import static io.ostiary.Operation.CREATE_BILLING_MIGRATION;
import static io.ostiary.Operation.CREATE_BILLING_PLAN;
import static io.ostiary.Operation.EXECUTE_BILLING_MIGRATION;
import static io.ostiary.Operation.GET_BILLING_MIGRATION;
import static io.ostiary.Operation.GET_USAGE_SUMMARY;
import static io.ostiary.Operation.GET_USER_ENTITLEMENTS;
import static io.ostiary.Operation.LIST_BILLING_PLANS;
import static io.ostiary.Operation.REPORT_USAGE;

import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plans of one tenant, who is on them, and what is used. It charges nobody.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method throws {@link
 * io.ostiary.NotFoundException} when something that it names is not there.
 */
public interface Billing {
    /** The most plans that a tenant has, archived ones included. */
    int MAX_PLANS = 100;

    /** The plans in the order of their names, of which there are at most {@value #MAX_PLANS}. */
    @Performs(LIST_BILLING_PLANS)
    default List<BillingPlan> plans(boolean includeArchived) {
        throw new UnsupportedException(LIST_BILLING_PLANS);
    }

    /**
     * Creates a plan, which nobody is on yet.
     *
     * @throws io.ostiary.AlreadyExistsException when another has that name, archived or not
     * @throws io.ostiary.ConflictException when there are {@value #MAX_PLANS} already
     */
    @Performs(CREATE_BILLING_PLAN)
    default BillingPlan create(NewBillingPlan plan) {
        throw new UnsupportedException(CREATE_BILLING_PLAN);
    }

    /** What the user is entitled to, by the plan that the user is on. */
    @Performs(GET_USER_ENTITLEMENTS)
    default Entitlements entitlements(UserId user) {
        throw new UnsupportedException(GET_USER_ENTITLEMENTS);
    }

    /**
     * Prepares to move every subscriber of one plan to another; nobody is moved yet.
     *
     * @throws io.ostiary.InvalidArgumentException when it is the same plan
     * @throws io.ostiary.ConflictException when the other plan is archived
     */
    @Performs(CREATE_BILLING_MIGRATION)
    default BillingMigration createMigration(BillingPlanId from, BillingPlanId to) {
        throw new UnsupportedException(CREATE_BILLING_MIGRATION);
    }

    /** The migration, or empty when there is none of that id. */
    @Performs(GET_BILLING_MIGRATION)
    default Optional<BillingMigration> findMigration(BillingMigrationId id) {
        throw new UnsupportedException(GET_BILLING_MIGRATION);
    }

    /**
     * Moves whoever is on the old plan to the new one, each at the price of the same interval and currency, or for nothing
     * where the new plan is free. Who pays a price that has no counterpart stays, and so is told; the others are moved
     * nevertheless. Executed again, it moves those who stayed or came since, and nobody twice.
     *
     * @throws io.ostiary.ConflictException when the new plan is archived
     */
    @Performs(EXECUTE_BILLING_MIGRATION)
    default BillingMigration executeMigration(BillingMigrationId id) {
        throw new UnsupportedException(EXECUTE_BILLING_MIGRATION);
    }

    /**
     * Counts usage. A batch with a key counts once: reported again it is answered as the first time.
     *
     * @throws io.ostiary.InvalidArgumentException when an event is in the future, or more than {@link
     *     UsageBatch#REPORTABLE} ago
     * @throws io.ostiary.ConflictException when other events were reported with that key, or as many keys are remembered as
     *     the backend can
     */
    @Performs(REPORT_USAGE)
    default UsageReceipt report(UsageBatch batch) {
        throw new UnsupportedException(REPORT_USAGE);
    }

    /**
     * What was used in the current period.
     *
     * @param user by whom, or null for everybody
     */
    @Performs(GET_USAGE_SUMMARY)
    default UsageSummary usage(@Nullable UserId user) {
        throw new UnsupportedException(GET_USAGE_SUMMARY);
    }

    /**
     * The plan that a reference means: tried as id, then as name.
     *
     * @throws io.ostiary.NotFoundException when none matches
     */
    default BillingPlan resolvePlan(String reference) {
        throw new UnsupportedException(LIST_BILLING_PLANS);
    }
}
