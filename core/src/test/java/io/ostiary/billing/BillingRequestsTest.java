package io.ostiary.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import io.ostiary.user.UserId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingRequestsTest {
    private static final UserId ADA = UserId.of("ada");

    @ParameterizedTest
    @CsvSource({"9.9, EUR, 9.90", "9.900, EUR, 9.90", "100, JPY, 100", "0, USD, 0.00", "1.234, BHD, 1.234"})
    void anAmountHasTheScaleOfItsCurrency(BigDecimal amount, String currency, String text) {
        assertThat(money(amount, currency).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.001, EUR", "0.5, JPY", "-1, EUR", "1e12, EUR", "1, XXX"})
    void anAmountThatNobodyCanPayIsRefused(BigDecimal amount, String currency) {
        assertThatThrownBy(() -> money(amount, currency)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void aPlanHasOnePriceForEachIntervalAndCurrency() {
        var price = new Price(BillingInterval.MONTH, money(BigDecimal.ONE, "EUR"));
        var dearer = new Price(BillingInterval.MONTH, money(BigDecimal.TEN, "EUR"));
        NewBillingPlan plan = NewBillingPlan.named("Pro");

        assertThatThrownBy(() -> plan.withPrices(List.of(price, dearer))).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> plan.withFeatures(List.of("not a key"))).isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.0000001", "1e12", "1e-999999"})
    void aQuantityIsPositiveAndBounded(BigDecimal quantity) {
        assertThatThrownBy(() -> UsageEvent.of(ADA, "calls", quantity)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void equalQuantitiesAreEqual() {
        assertThat(UsageEvent.of(ADA, "calls", new BigDecimal("1.50")))
                .isEqualTo(UsageEvent.of(ADA, "calls", new BigDecimal("1.5")));
    }

    @Test
    void aBatchHasAtLeastOneEvent() {
        assertThatThrownBy(() -> new UsageBatch(List.of(), null)).isInstanceOf(InvalidArgumentException.class);
    }

    private static Money money(BigDecimal amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }
}
