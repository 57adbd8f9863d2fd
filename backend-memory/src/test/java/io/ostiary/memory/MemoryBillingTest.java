package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.billing.Billing;
import io.ostiary.billing.BillingInterval;
import io.ostiary.billing.BillingMigration;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.MigrationItem;
import io.ostiary.billing.MigrationItem.Status;
import io.ostiary.billing.Money;
import io.ostiary.billing.NewBillingPlan;
import io.ostiary.billing.Price;
import io.ostiary.billing.Subscription;
import io.ostiary.billing.UsageBatch;
import io.ostiary.billing.UsageEvent;
import io.ostiary.billing.UsageReceipt;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Subscriptions, which no operation makes, and what migrations do to them. */
class MemoryBillingTest {
    private static final Price MONTHLY = price(BillingInterval.MONTH, "5");
    private static final Price YEARLY = price(BillingInterval.YEAR, "50");
    private static final Price DEARER = price(BillingInterval.MONTH, "7");

    private final Fixture fixture = Fixture.open();
    private final Billing billing = fixture.directory().billing();
    private final UserId ada = user("ada");
    private final UserId bob = user("bob");

    @Test
    void aSubscriberHasThePlanAndItsFeatures() {
        BillingPlan plan = billing.create(
                NewBillingPlan.named("Pro").withPrices(List.of(MONTHLY)).withFeatures(List.of("sso")));

        Subscription subscription = subscribe(ada, plan, MONTHLY);

        assertThat(billing.entitlements(ada).subscription()).isEqualTo(subscription);
        assertThat(billing.entitlements(ada).plan()).isEqualTo(plan);
        assertThat(billing.entitlements(bob).plan()).isNull();
    }

    @Test
    void nobodySubscribesAtAPriceThatThePlanHasNot() {
        BillingPlan paid = plan("Paid", MONTHLY);
        BillingPlan free = plan("Free");

        assertThatThrownBy(() -> subscribe(ada, paid, YEARLY)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> subscribe(ada, paid, null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> subscribe(ada, free, MONTHLY)).isInstanceOf(InvalidArgumentException.class);
        assertThat(subscribe(ada, free, null).price()).isNull();
    }

    @Test
    void anArchivedPlanKeepsItsSubscribersAndGetsNoOthers() {
        BillingPlan old = plan("Old");
        BillingPlan other = plan("Other");
        subscribe(ada, old, null);

        fixture.backend().archivePlan(Fixture.MAIN, old.id());

        assertThat(billing.plans(false)).containsExactly(other);
        assertThat(billing.plans(true)).containsExactly(old.archive(), other);
        assertThat(billing.entitlements(ada).plan()).isEqualTo(old.archive());
        assertThatThrownBy(() -> subscribe(bob, old, null)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> billing.createMigration(other.id(), old.id())).isInstanceOf(ConflictException.class);
    }

    @Test
    void aMigrationMovesWhomItCanAndTellsWhoStayed() {
        BillingPlan from = plan("Old", MONTHLY, YEARLY);
        BillingPlan to = plan("New", DEARER);
        subscribe(ada, from, MONTHLY);
        subscribe(bob, from, YEARLY);
        BillingMigration migration = billing.createMigration(from.id(), to.id());

        BillingMigration executed = billing.executeMigration(migration.id());

        assertThat(migration.counts()).containsEntry(Status.PENDING, 2L);
        assertThat(executed.counts()).isEqualTo(Map.of(Status.MOVED, 1L, Status.FAILED, 1L, Status.PENDING, 0L));
        assertThat(executed.items())
                .contains(new MigrationItem(ada, Status.MOVED, null))
                .anySatisfy(item -> assertThat(item.problem()).contains("year in EUR"));
        assertThat(subscription(ada).price()).isEqualTo(DEARER);
        assertThat(subscription(bob))
                .extracting(Subscription::plan, Subscription::price)
                .containsExactly(from.id(), YEARLY);
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void whoStayedAndWasPutOnAnotherPlanSinceIsToldNoMore() {
        BillingPlan from = plan("Old", YEARLY);
        BillingMigration migration =
                billing.createMigration(from.id(), plan("New", DEARER).id());
        subscribe(ada, from, YEARLY);
        subscribe(bob, from, YEARLY);
        billing.executeMigration(migration.id());

        subscribe(ada, plan("Other"), null);

        assertThat(billing.findMigration(migration.id()).orElseThrow().items())
                .extracting(MigrationItem::user, MigrationItem::status)
                .containsExactly(tuple(bob, Status.FAILED));
    }

    @Test
    void executingTwiceMovesNobodyTwice() {
        BillingPlan from = plan("Old", MONTHLY);
        BillingPlan to = plan("New", DEARER);
        subscribe(ada, from, MONTHLY);
        BillingMigration migration = billing.createMigration(from.id(), to.id());
        billing.executeMigration(migration.id());
        Subscription moved = subscription(ada);

        fixture.clock().advance(Duration.ofHours(1));
        billing.executeMigration(migration.id());
        assertThat(subscription(ada)).isEqualTo(moved);

        Subscription back = subscribe(ada, from, MONTHLY);
        subscribe(bob, from, MONTHLY);
        billing.executeMigration(migration.id());
        assertThat(subscription(ada)).isEqualTo(back);
        assertThat(subscription(bob).plan()).isEqualTo(to.id());
    }

    @Test
    void everybodyIsMovedToAFreePlan() {
        BillingPlan from = plan("Old", MONTHLY);
        BillingPlan to = plan("Free");
        subscribe(ada, from, MONTHLY);

        billing.executeMigration(billing.createMigration(from.id(), to.id()).id());

        assertThat(subscription(ada))
                .extracting(Subscription::plan, Subscription::price)
                .containsExactly(to.id(), null);
    }

    @Test
    void nothingOfADeletedUserIsKept() {
        BillingPlan from = plan("Old", MONTHLY);
        subscribe(ada, from, MONTHLY);
        BillingMigration migration =
                billing.createMigration(from.id(), plan("New", DEARER).id());
        billing.executeMigration(migration.id());

        fixture.directory().users().delete(ada);

        assertThat(billing.findMigration(migration.id()).orElseThrow().items()).isEmpty();
        assertThatThrownBy(() -> billing.entitlements(ada)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void usageBeginsAnewEachMonthAndLateEventsCountForTheirs() {
        Instant now = fixture.clock().instant();
        billing.report(UsageBatch.of(UsageEvent.of(ada, "calls", BigDecimal.TEN)));

        fixture.clock().advance(Duration.ofDays(31));
        assertThat(billing.usage(ada).meters()).isEmpty();
        assertThat(billing.usage(ada).from()).isAfter(now);

        billing.report(UsageBatch.of(new UsageEvent(ada, "calls", BigDecimal.ONE, now)));
        assertThat(billing.usage(ada).meters()).isEmpty();
        assertThat(String.valueOf(
                        fixture.directory().users().export(ada).sections().get("billing")))
                .contains("calls=11");
    }

    @Test
    void aKeyIsForgottenWhenItsEventsCouldNotBeReportedAnyMore() {
        UsageBatch batch =
                UsageBatch.of(UsageEvent.of(ada, "calls", BigDecimal.ONE)).withIdempotencyKey("key");
        billing.report(batch);

        fixture.clock().advance(UsageBatch.REPORTABLE.plusSeconds(1));
        billing.report(batch);

        assertThat(billing.usage(ada).meters().get("calls")).isEqualByComparingTo("1");
    }

    @Test
    void aKeyOfADeletedUsersUsageIsRememberedWithoutTheUser() {
        UsageBatch batch =
                UsageBatch.of(UsageEvent.of(ada, "calls", BigDecimal.ONE)).withIdempotencyKey("key");
        UsageReceipt receipt = billing.report(batch);

        fixture.directory().users().delete(ada);

        assertThat(billing.report(batch)).isEqualTo(receipt);
        assertThatThrownBy(() -> billing.report(UsageBatch.of(UsageEvent.of(bob, "calls", BigDecimal.ONE))
                        .withIdempotencyKey("key")))
                .isInstanceOf(ConflictException.class);
        assertThat(UsageLedger.NONE.plus(batch, receipt).without(ada).toString())
                .doesNotContain(ada.value());
    }

    @Test
    void aKeyTooManyIsRefusedAndNoneIsForgottenForIt() {
        UsageReceipt receipt = new UsageReceipt(1, fixture.clock().instant());
        UsageLedger ledger = UsageLedger.NONE;
        for (int number = 0; number < UsageLedger.MAX_KEYS; number++) {
            ledger = ledger.plus(keyed("key-" + number), receipt);
        }
        UsageLedger full = ledger;

        assertThatThrownBy(() -> full.plus(keyed("another"), receipt)).isInstanceOf(ConflictException.class);
        assertThat(full.receipt(keyed("key-0"), receipt.reportedAt())).contains(receipt);
        assertThat(full.plus(UsageBatch.of(UsageEvent.of(ada, "calls", BigDecimal.ONE)), receipt))
                .isNotNull();
        Instant later = receipt.reportedAt().plus(UsageBatch.REPORTABLE).plusSeconds(1);
        assertThat(full.plus(keyed("another"), new UsageReceipt(1, later)).batches())
                .containsOnlyKeys("another");
    }

    @Test
    void anExportTellsThePlanAndWhatIsPaid() {
        subscribe(ada, plan("Pro", MONTHLY), MONTHLY);

        assertThat(String.valueOf(
                        fixture.directory().users().export(ada).sections().get("billing")))
                .contains("plan=Pro", "5.00", "EUR");
    }

    @Test
    void aPlanIsMeantByItsIdOrItsName() {
        BillingPlan plan = plan("Pro");

        assertThat(billing.resolvePlan("Pro")).isEqualTo(plan);
        assertThat(billing.resolvePlan(plan.id().value())).isEqualTo(plan);
        assertThatThrownBy(() -> billing.resolvePlan("pro")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void thereIsAnEndToPlans() {
        for (int i = 0; i < Billing.MAX_PLANS; i++) {
            plan("Plan " + i);
        }

        assertThatThrownBy(() -> plan("One more")).isInstanceOf(ConflictException.class);
    }

    private UsageBatch keyed(String key) {
        return UsageBatch.of(UsageEvent.of(ada, "calls", BigDecimal.ONE)).withIdempotencyKey(key);
    }

    private UserId user(String name) {
        return fixture.directory()
                .users()
                .create(NewUser.withEmail(name + "@example.com").build())
                .id();
    }

    private BillingPlan plan(String name, Price... prices) {
        return billing.create(NewBillingPlan.named(name).withPrices(List.of(prices)));
    }

    private Subscription subscribe(UserId user, BillingPlan plan, @Nullable Price price) {
        return fixture.backend().subscribe(Fixture.MAIN, user, plan.id(), price);
    }

    private Subscription subscription(UserId user) {
        return Objects.requireNonNull(billing.entitlements(user).subscription());
    }

    private static Price price(BillingInterval interval, String amount) {
        return new Price(interval, new Money(new BigDecimal(amount), Currency.getInstance("EUR")));
    }
}
