package io.ostiary.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was used in a period, a calendar month in UTC.
 *
 * @param from when the period begins
 * @param until when it ends, exclusive
 * @param meters how much of each meter; what nobody used is not named
 */
public record UsageSummary(Instant from, Instant until, SortedMap<String, BigDecimal> meters) {
    /** Copies the meters. */
    public UsageSummary {
        meters = Collections.unmodifiableSortedMap(new TreeMap<>(meters));
    }
}
