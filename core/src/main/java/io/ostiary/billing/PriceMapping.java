package io.ostiary.billing;

import org.jspecify.annotations.Nullable;

/**
 * Which price of the new plan takes the place of one of the old.
 *
 * @param from what was paid
 * @param to what is paid then, of the same interval and currency; null when the new plan has no such price
 */
public record PriceMapping(Price from, @Nullable Price to) {}
