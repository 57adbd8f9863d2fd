package io.ostiary.memory;

import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.backend.Sha256;
import io.ostiary.billing.UsageBatch;
import io.ostiary.billing.UsageEvent;
import io.ostiary.billing.UsageReceipt;
import io.ostiary.billing.UsageSummary;
import io.ostiary.user.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * What a tenant's users used, as long as more of it can be reported. Immutable.
 *
 * @param used how much, by user, period and meter
 * @param batches the batches that have a key, by key
 * @param swept the day on which what nobody can report any more was last taken out, which looks at everything
 */
record UsageLedger(
        TreePMap<String, TreePMap<YearMonth, TreePMap<String, BigDecimal>>> used,
        TreePMap<String, Batch> batches,
        LocalDate swept) {
    static final UsageLedger NONE = new UsageLedger(TreePMap.empty(), TreePMap.empty(), LocalDate.EPOCH);

    /** So many batches of a tenant can have a key. None is forgotten early: what it is for would be counted twice. */
    static final int MAX_KEYS = 100_000;

    private static final int MAX_METERS = 100;

    /**
     * A batch that was counted.
     *
     * @param digest tells its events from others, and nothing about them: whoever they were about may be deleted by now
     * @param receipt what was answered
     */
    record Batch(String digest, UsageReceipt receipt) {
        static Batch of(UsageBatch batch, UsageReceipt receipt) {
            return new Batch(digest(batch), receipt);
        }

        boolean isOf(UsageBatch batch) {
            return digest.equals(digest(batch));
        }

        private static String digest(UsageBatch batch) {
            return Sha256.hex(batch.events().toString());
        }
    }

    /**
     * What was answered when the batch was counted before.
     *
     * @throws ConflictException when its key was given to other events
     */
    Optional<UsageReceipt> receipt(UsageBatch batch, Instant now) {
        String key = batch.idempotencyKey();
        Batch before = key == null ? null : batches.get(key);
        if (before == null || isForgotten(before, now)) {
            return Optional.empty();
        }
        if (!before.isOf(batch)) {
            throw new ConflictException(
                    Operation.REPORT_USAGE, "other events were reported with the idempotency key " + key);
        }
        return Optional.of(before.receipt());
    }

    /**
     * The ledger with a batch that was not counted before.
     *
     * @throws ConflictException when a user would have too many meters, or the tenant too many keys
     */
    UsageLedger plus(UsageBatch batch, UsageReceipt receipt) {
        Instant now = receipt.reportedAt();
        UsageLedger next = sweptOn(LocalDate.ofInstant(now, ZoneOffset.UTC), now);
        TreePMap<String, TreePMap<YearMonth, TreePMap<String, BigDecimal>>> counted = next.used;
        for (UsageEvent event : batch.events()) {
            Instant at = event.at() == null ? now : event.at();
            String user = event.user().value();
            var periods = counted.getOrDefault(user, TreePMap.empty());
            var meters = periods.getOrDefault(month(at), TreePMap.empty());
            meters = meters.plus(
                    event.meter(),
                    meters.getOrDefault(event.meter(), BigDecimal.ZERO).add(event.quantity()));
            if (meters.size() > MAX_METERS) {
                throw new ConflictException(
                        Operation.REPORT_USAGE, "user " + user + " has " + MAX_METERS + " meters, which is the most");
            }
            counted = counted.plus(user, periods.plus(month(at), meters));
        }
        String key = batch.idempotencyKey();
        if (key != null && next.batches.size() >= MAX_KEYS && !next.batches.containsKey(key)) {
            throw new ConflictException(
                    Operation.REPORT_USAGE,
                    "there are " + MAX_KEYS + " idempotency keys, which is the most; each is remembered for "
                            + UsageBatch.REPORTABLE.toDays() + " days");
        }
        return new UsageLedger(
                counted, key == null ? next.batches : next.batches.plus(key, Batch.of(batch, receipt)), next.swept);
    }

    UsageLedger without(UserId user) {
        return new UsageLedger(used.minus(user.value()), batches, swept);
    }

    /** What the user uses in the period that it is. */
    UsageSummary current(UserId user, Instant now) {
        return summary(month(now), Stream.of(meters(user.value(), month(now))));
    }

    /** What everybody uses in the period that it is. */
    UsageSummary current(Instant now) {
        return summary(month(now), used.keySet().stream().map(user -> meters(user, month(now))));
    }

    /** What the user used in each period that is kept. */
    List<UsageSummary> all(UserId user) {
        return used.getOrDefault(user.value(), TreePMap.empty()).entrySet().stream()
                .map(period -> summary(period.getKey(), Stream.of(period.getValue())))
                .toList();
    }

    private Map<String, BigDecimal> meters(String user, YearMonth period) {
        return used.getOrDefault(user, TreePMap.empty()).getOrDefault(period, TreePMap.empty());
    }

    /** The ledger without periods that are over for good, and keys that are old. */
    private UsageLedger sweptOn(LocalDate day, Instant now) {
        if (day.equals(swept)) {
            return this;
        }
        YearMonth oldest = month(now.minus(UsageBatch.REPORTABLE));
        var kept = used;
        for (var entry : used.entrySet()) {
            if (entry.getValue().firstKey().isBefore(oldest)) {
                var periods = entry.getValue();
                for (YearMonth period : periods.headMap(oldest).keySet()) {
                    periods = periods.minus(period);
                }
                kept = periods.isEmpty() ? kept.minus(entry.getKey()) : kept.plus(entry.getKey(), periods);
            }
        }
        var remembered = batches;
        for (var entry : batches.entrySet()) {
            if (isForgotten(entry.getValue(), now)) {
                remembered = remembered.minus(entry.getKey());
            }
        }
        return new UsageLedger(kept, remembered, day);
    }

    private static boolean isForgotten(Batch batch, Instant now) {
        return batch.receipt().reportedAt().isBefore(now.minus(UsageBatch.REPORTABLE));
    }

    private static UsageSummary summary(YearMonth period, Stream<? extends Map<String, BigDecimal>> used) {
        TreeMap<String, BigDecimal> sums = new TreeMap<>();
        used.forEach(meters -> meters.forEach((meter, quantity) -> sums.merge(meter, quantity, BigDecimal::add)));
        return new UsageSummary(start(period), start(period.plusMonths(1)), sums);
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    private static Instant start(YearMonth period) {
        return period.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
