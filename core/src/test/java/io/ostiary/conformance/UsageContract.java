package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.billing.UsageBatch;
import io.ostiary.billing.UsageEvent;
import io.ostiary.billing.UsageReceipt;
import io.ostiary.user.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Usage is counted exactly, and once. */
abstract class UsageContract extends Contract {
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    @Needs({CREATE_USER, REPORT_USAGE, GET_USAGE_SUMMARY, GET_USER_ENTITLEMENTS})
    void usageIsCountedForEachUserAndMeter() {
        UserId ada = someUser().id();
        UserId bob = someUser().id();

        UsageReceipt receipt = billing.report(UsageBatch.of(
                UsageEvent.of(ada, "calls", TENTH),
                UsageEvent.of(ada, "calls", new BigDecimal("0.2")),
                UsageEvent.of(ada, "seats", BigDecimal.ONE),
                UsageEvent.of(bob, "calls", BigDecimal.TEN)));

        assertThat(receipt.events()).isEqualTo(4);
        eventually(() -> uses(ada, Map.of("calls", new BigDecimal("0.3"), "seats", BigDecimal.ONE)));
        uses(bob, Map.of("calls", BigDecimal.TEN));
        assertThat(billing.entitlements(ada).usage()).isEqualTo(billing.usage(ada));
    }

    @Needs({CREATE_USER, REPORT_USAGE, GET_USAGE_SUMMARY})
    void everybodysUsageIsTheSum() {
        String meter = fixture.mark();
        for (UserId user : List.of(someUser().id(), someUser().id())) {
            billing.report(UsageBatch.of(UsageEvent.of(user, meter, TENTH)));
        }

        eventually(() -> assertThat(billing.usage(null).meters().get(meter)).isEqualByComparingTo("0.2"));
    }

    @Needs({CREATE_USER, REPORT_USAGE, GET_USAGE_SUMMARY})
    void aBatchWithAKeyCountsOnce() {
        UserId user = someUser().id();
        UsageBatch batch =
                UsageBatch.of(UsageEvent.of(user, "calls", BigDecimal.TEN)).withIdempotencyKey(fixture.mark());

        UsageReceipt first = billing.report(batch);
        UsageReceipt again = billing.report(batch);

        assertThat(again).isEqualTo(first);
        eventually(() -> uses(user, Map.of("calls", BigDecimal.TEN)));
    }

    @Needs({CREATE_USER, REPORT_USAGE, GET_USAGE_SUMMARY})
    void aKeyIsNotGivenToOtherEvents() {
        UserId user = someUser().id();
        String key = fixture.mark();
        billing.report(
                UsageBatch.of(UsageEvent.of(user, "calls", BigDecimal.ONE)).withIdempotencyKey(key));

        refuses(
                ConflictException.class,
                () -> billing.report(UsageBatch.of(UsageEvent.of(user, "calls", BigDecimal.TEN))
                        .withIdempotencyKey(key)));

        uses(user, Map.of("calls", BigDecimal.ONE));
    }

    @Needs({CREATE_USER, REPORT_USAGE, GET_USAGE_SUMMARY})
    void aBatchCountsWholeOrNotAtAll() {
        UserId user = someUser().id();
        UsageEvent good = UsageEvent.of(user, "calls", BigDecimal.ONE);

        refuses(
                NotFoundException.class,
                () -> billing.report(UsageBatch.of(good, UsageEvent.of(nobody(), "calls", BigDecimal.ONE))));
        for (String at : List.of("2001-01-01T00:00:00Z", "2999-01-01T00:00:00Z")) {
            UsageEvent untimely = new UsageEvent(user, "calls", BigDecimal.ONE, Instant.parse(at));
            refuses(InvalidArgumentException.class, () -> billing.report(UsageBatch.of(good, untimely)));
        }

        uses(user, Map.of());
    }

    @Needs({CREATE_USER, DELETE_USER, REPORT_USAGE, GET_USAGE_SUMMARY})
    void usageGoesWithTheUser() {
        UserId user = someUser().id();
        String meter = fixture.mark();
        billing.report(UsageBatch.of(UsageEvent.of(user, meter, BigDecimal.ONE)));

        users.delete(user);

        eventually(() -> refuses(NotFoundException.class, () -> billing.usage(user)));
        assertThat(billing.usage(null).meters()).doesNotContainKey(meter);
    }

    private void uses(UserId user, Map<String, BigDecimal> expected) {
        Map<String, BigDecimal> used = billing.usage(user).meters();
        assertThat(used.keySet()).isEqualTo(expected.keySet());
        expected.forEach((meter, quantity) -> assertThat(used.get(meter)).isEqualByComparingTo(quantity));
    }
}
