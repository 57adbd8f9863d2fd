package io.ostiary.mcp.tool;

import static io.ostiary.Operation.CREATE_BILLING_MIGRATION;
import static io.ostiary.Operation.CREATE_BILLING_PLAN;
import static io.ostiary.Operation.EXECUTE_BILLING_MIGRATION;
import static io.ostiary.Operation.GET_BILLING_MIGRATION;
import static io.ostiary.Operation.GET_USER_ENTITLEMENTS;
import static io.ostiary.Operation.LIST_BILLING_PLANS;
import static io.ostiary.mcp.tool.BillingViews.price;
import static io.ostiary.mcp.tool.Naming.USER;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.billing.Billing;
import io.ostiary.billing.BillingInterval;
import io.ostiary.billing.BillingMigration;
import io.ostiary.billing.BillingMigrationId;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.BillingPlanId;
import io.ostiary.billing.MigrationItem.Status;
import io.ostiary.billing.Money;
import io.ostiary.billing.NewBillingPlan;
import io.ostiary.billing.Price;
import io.ostiary.billing.PriceMapping;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.BillingViews.EntitlementsView;
import io.ostiary.mcp.tool.BillingViews.MigrationView;
import io.ostiary.mcp.tool.BillingViews.PlanList;
import io.ostiary.mcp.tool.BillingViews.PlanView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tools for plans, what they entitle to, and moving users between them. */
final class BillingTools {
    private static final String PLAN = "Id or name.";
    private static final String MIGRATION = "Id, as create_billing_migration told it.";
    private static final Currency DEFAULT_CURRENCY = Currency.getInstance("USD");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

    private BillingTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_BILLING_PLANS,
                    ListPlans.class,
                    PlanList.class,
                    "The plans that users can be on, with prices and features.",
                    (context, in) ->
                            new PlanList(billing(context).plans(Boolean.TRUE.equals(in.includeArchived())).stream()
                                    .map(PlanView::of)
                                    .toList())),
            tool(
                    CREATE_BILLING_PLAN,
                    CreatePlan.class,
                    PlanView.class,
                    "Create a plan, free or with a monthly price. Nobody is on it yet, and nobody is charged;"
                            + " create_billing_migration moves the subscribers of another plan to it.",
                    (context, in) -> PlanView.of(billing(context).create(newPlan(in)))),
            tool(
                    GET_USER_ENTITLEMENTS,
                    OfUser.class,
                    EntitlementsView.class,
                    "The plan that a user is on, its features, and what the user used of each meter this month.",
                    (context, in) -> {
                        var user = context.user(in.user()).id();
                        return EntitlementsView.of(user, billing(context).entitlements(user));
                    }),
            tool(
                    CREATE_BILLING_MIGRATION,
                    CreateMigration.class,
                    MigrationView.class,
                    "Prepare to move every subscriber of a plan to another, each at the price of the same interval and"
                            + " currency. Moves nobody: look at the prices, then execute_billing_migration.",
                    (context, in) -> MigrationView.of(billing(context)
                            .createMigration(
                                    plan(context, in.fromPlan()).id(),
                                    plan(context, in.toPlan()).id()))),
            tool(
                    GET_BILLING_MIGRATION,
                    TheMigration.class,
                    MigrationView.class,
                    "What a migration maps and what became of each subscriber; failed ones are told first, with the reason.",
                    (context, in) -> MigrationView.of(migration(context, GET_BILLING_MIGRATION, in))),
            planned(
                    EXECUTE_BILLING_MIGRATION,
                    TheMigration.class,
                    MigrationView.class,
                    "Move the subscribers. A subscriber whose price has no counterpart stays and is told as failed;"
                            + " the others move nevertheless. Repeating it tries those who stayed, and moves nobody"
                            + " twice.",
                    BillingTools::planExecution,
                    (context, in) -> MigrationView.of(
                            billing(context).executeMigration(BillingMigrationId.of(in.migration())))));

    record ListPlans(
            @Doc("Also plans that nobody comes to any more.") @Nullable
            Boolean includeArchived) {}

    record CreatePlan(
            @Doc("What people call it, unique.") String name,

            @Doc("A decimal such as \"9.90\"; without one the plan is free.") @Nullable
            String monthlyPrice,

            @Doc(value = "ISO 4217 code of the price; by default USD.", min = 3, max = 3) @Nullable
            String currency) {}

    record OfUser(@Doc(USER) String user) {}

    record CreateMigration(
            @Doc("The plan that is left. " + PLAN) String fromPlan,
            @Doc("The plan that is reached. " + PLAN) String toPlan) {}

    record TheMigration(@Doc(MIGRATION) String migration) {}

    /**
     * The number that an argument is, which is text so that it stays exact.
     *
     * @throws InvalidArgumentException when it is none
     */
    static BigDecimal decimal(String field, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new InvalidArgumentException(field, "must be a decimal such as \"9.90\"");
        }
        return new BigDecimal(text);
    }

    private static Billing billing(ToolContext context) {
        return context.directory().billing();
    }

    private static BillingPlan plan(ToolContext context, String reference) {
        return billing(context).resolvePlan(reference);
    }

    private static BillingMigration migration(ToolContext context, Operation operation, TheMigration in) {
        return billing(context)
                .findMigration(BillingMigrationId.of(in.migration()))
                .orElseThrow(() -> new NotFoundException(operation, "billing migration", in.migration()));
    }

    private static Plan planExecution(ToolContext context, TheMigration in) {
        BillingMigration migration = migration(context, EXECUTE_BILLING_MIGRATION, in);
        String from = name(context, migration.from());
        long moving = Objects.requireNonNullElse(migration.counts().get(Status.PENDING), 0L)
                + Objects.requireNonNullElse(migration.counts().get(Status.FAILED), 0L);
        List<String> consequences =
                new ArrayList<>(List.of("It is tried for " + moving + " subscribers; what they pay changes with it."));
        BillingPlan to = plan(context, migration.to().value());
        migration.prices().forEach(each -> consequences.add(consequence(each, to)));
        return new Plan("move every subscriber of the plan " + from + " to the plan " + name(to), from, consequences);
    }

    private static String name(ToolContext context, BillingPlanId id) {
        return name(plan(context, id.value()));
    }

    private static String name(BillingPlan plan) {
        return Printable.line(plan.name(), 100);
    }

    private static String consequence(PriceMapping mapping, BillingPlan to) {
        String paid = price(mapping.from());
        Price next = mapping.to();
        if (next != null) {
            return paid + " becomes " + price(next) + ".";
        }
        return to.prices().isEmpty()
                ? "Who pays " + paid + " moves and pays nothing any more."
                : "Who pays " + paid + " stays: the plan has no such price.";
    }

    private static NewBillingPlan newPlan(CreatePlan in) {
        NewBillingPlan plan = NewBillingPlan.named(in.name());
        if (in.monthlyPrice() == null) {
            if (in.currency() != null) {
                throw new InvalidArgumentException("currency", "is of use with monthly_price only");
            }
            return plan;
        }
        BigDecimal amount = decimal("monthly_price", in.monthlyPrice());
        return plan.withPrices(List.of(new Price(BillingInterval.MONTH, new Money(amount, currency(in.currency())))));
    }

    private static Currency currency(@Nullable String code) {
        try {
            return code == null ? DEFAULT_CURRENCY : Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException("currency", "must be a code of ISO 4217 such as EUR");
        }
    }
}
