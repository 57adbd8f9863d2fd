package io.ostiary.billing;

import io.ostiary.Violations;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of a currency, exact.
 *
 * @param amount how much, from 0 to 999,999,999,999, with as many decimals as the currency's minor unit has
 * @param currency of what (ISO 4217)
 */
public record Money(BigDecimal amount, Currency currency) {
    private static final BigDecimal LIMIT = new BigDecimal("1e12");

    /**
     * Gives the amount the scale of the currency, so that equal amounts are equal.
     *
     * @throws io.ostiary.InvalidArgumentException when the amount is out of bounds, or finer than the minor unit
     */
    public Money {
        int digits = currency.getDefaultFractionDigits();
        new Violations()
                .require(digits >= 0, "currency", "must be one that is paid with")
                .require(
                        amount.signum() >= 0 && amount.compareTo(LIMIT) < 0, "amount", "must be from 0 to 999999999999")
                .require(
                        digits < 0 || amount.stripTrailingZeros().scale() <= digits,
                        "amount",
                        "must have at most " + digits + " decimals in " + currency)
                .throwIfAny();
        amount = amount.setScale(digits);
    }

    /** The amount, without an exponent. */
    public String text() {
        return amount.toPlainString();
    }
}
