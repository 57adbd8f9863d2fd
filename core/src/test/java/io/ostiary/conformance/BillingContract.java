package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.billing.BillingInterval;
import io.ostiary.billing.BillingMigration;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.BillingPlanId;
import io.ostiary.billing.Entitlements;
import io.ostiary.billing.Money;
import io.ostiary.billing.NewBillingPlan;
import io.ostiary.billing.Price;
import io.ostiary.billing.PriceMapping;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** Plans, what they entitle to, and migrations between them. No operation subscribes a user. */
abstract class BillingContract extends Contract {
    @Needs({CREATE_BILLING_PLAN, LIST_BILLING_PLANS})
    void aPlanIsListedAsItWasCreated() {
        NewBillingPlan asked = NewBillingPlan.named(fixture.name())
                .withPrices(
                        List.of(price(BillingInterval.MONTH, "9.90", "EUR"), price(BillingInterval.YEAR, "99", "EUR")))
                .withFeatures(List.of("reports", "sso"));

        BillingPlan created = billing.create(asked);

        assertThat(created).isEqualTo(BillingPlan.of(created.id(), asked, created.createdAt()));
        eventually(() -> assertThat(billing.plans(false)).contains(created));
        assertThat(billing.plans(true)).contains(created);
    }

    @Needs({CREATE_BILLING_PLAN, LIST_BILLING_PLANS})
    void plansAreListedByName() {
        BillingPlan second = plan("-b");
        BillingPlan first = plan("-a");

        eventually(() -> assertThat(billing.plans(false)).containsSubsequence(first, second));
    }

    @Needs(CREATE_BILLING_PLAN)
    void aNameIsGivenOnce() {
        BillingPlan plan = plan("");

        refuses(AlreadyExistsException.class, () -> billing.create(NewBillingPlan.named(plan.name())));
    }

    @Needs({CREATE_USER, GET_USER_ENTITLEMENTS})
    void whoIsOnNoPlanIsEntitledToNothing() {
        Entitlements entitlements = billing.entitlements(someUser().id());

        assertThat(entitlements.plan()).isNull();
        assertThat(entitlements.subscription()).isNull();
        assertThat(entitlements.usage().meters()).isEmpty();
    }

    @Needs({CREATE_BILLING_PLAN, CREATE_BILLING_MIGRATION, GET_BILLING_MIGRATION})
    void aMigrationMapsPricesOfTheSameIntervalAndCurrency() {
        Price monthly = price(BillingInterval.MONTH, "5", "EUR");
        Price yearly = price(BillingInterval.YEAR, "50", "EUR");
        Price dollars = price(BillingInterval.MONTH, "6", "USD");
        Price dearer = price(BillingInterval.MONTH, "7", "EUR");
        BillingPlanId from = plan("-old", monthly, yearly, dollars).id();
        BillingPlanId to =
                plan("-new", price(BillingInterval.YEAR, "70", "USD"), dearer).id();

        BillingMigration created = billing.createMigration(from, to);

        assertThat(created.from()).isEqualTo(from);
        assertThat(created.to()).isEqualTo(to);
        assertThat(created.executedAt()).isNull();
        assertThat(created.prices())
                .containsExactlyInAnyOrder(
                        new PriceMapping(monthly, dearer),
                        new PriceMapping(yearly, null),
                        new PriceMapping(dollars, null));
        eventually(() -> assertThat(billing.findMigration(created.id())).contains(created));
    }

    @Needs({CREATE_BILLING_PLAN, CREATE_BILLING_MIGRATION, EXECUTE_BILLING_MIGRATION, GET_BILLING_MIGRATION})
    void aMigrationOfNobodyIsExecuted() {
        BillingMigration created =
                billing.createMigration(plan("-old").id(), plan("-new").id());

        BillingMigration executed = billing.executeMigration(created.id());

        assertThat(executed.executedAt()).isNotNull();
        assertThat(executed.items()).isEmpty();
        eventually(() -> assertThat(billing.findMigration(created.id())).contains(executed));
    }

    @Needs({CREATE_BILLING_PLAN, CREATE_BILLING_MIGRATION})
    void aMigrationLeadsToAnotherPlan() {
        BillingPlanId plan = plan("").id();

        refuses(InvalidArgumentException.class, () -> billing.createMigration(plan, plan));
        refuses(NotFoundException.class, () -> billing.createMigration(plan, noBillingPlan()));
        refuses(NotFoundException.class, () -> billing.createMigration(noBillingPlan(), plan));
    }

    @Needs({GET_BILLING_MIGRATION, EXECUTE_BILLING_MIGRATION})
    void aMigrationThatIsNotThereIsNotFound() {
        assertThat(billing.findMigration(noBillingMigration())).isEmpty();
        refuses(NotFoundException.class, () -> billing.executeMigration(noBillingMigration()));
    }

    private BillingPlan plan(String suffix, Price... prices) {
        return billing.create(NewBillingPlan.named(fixture.mark() + suffix).withPrices(List.of(prices)));
    }

    private static Price price(BillingInterval interval, String amount, String currency) {
        return new Price(interval, new Money(new BigDecimal(amount), Currency.getInstance(currency)));
    }
}
