package io.ostiary.keycloak;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the events of one kind in the order of their {@link EventKey}s, whatever is logged meanwhile.
 *
 * <p>The server orders by time alone, so events of one millisecond are told only once all of them are at hand; and it
 * pages by offset, which shifts with every new event, so the walk goes on from a time instead.
 */
final class EventWalk implements Iterator<LoggedEvent> {
    private static final int BATCH = 100;

    private final Source source;
    private final boolean oldestFirst;
    private final @Nullable EventKey anchor;
    private final Comparator<EventKey> order;
    private final Deque<LoggedEvent> ready = new ArrayDeque<>();
    private long low;
    private long high;
    private boolean ended;

    /**
     * A walk.
     *
     * @param low the first millisecond that counts
     * @param high the last one
     * @param anchor the event after which it begins, or null for the beginning
     */
    EventWalk(Source source, boolean oldestFirst, long low, long high, @Nullable EventKey anchor) {
        this.source = source;
        this.oldestFirst = oldestFirst;
        this.anchor = anchor;
        this.order = oldestFirst ? Comparator.naturalOrder() : Comparator.reverseOrder();
        this.low = anchor != null && oldestFirst ? Math.max(low, anchor.time()) : low;
        this.high = anchor != null && !oldestFirst ? Math.min(high, anchor.time()) : high;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            load();
        }
        return !ready.isEmpty();
    }

    @Override
    public LoggedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void load() {
        if (low > high) {
            ended = true;
            return;
        }
        for (int size = BATCH; ; size *= 2) {
            List<LoggedEvent> rows = source.rows(low, high, oldestFirst, size);
            if (rows.size() < size) {
                ended = true;
                keep(rows);
                return;
            }
            long last = rows.get(size - 1).key().time();
            if (rows.get(0).key().time() != last) {
                keep(rows.stream().filter(row -> row.key().time() != last).toList());
                low = oldestFirst ? last : low;
                high = oldestFirst ? high : last;
                return;
            }
        }
    }

    private void keep(List<LoggedEvent> rows) {
        rows.stream()
                .filter(row -> anchor == null || order.compare(row.key(), anchor) > 0)
                .sorted(Comparator.comparing(LoggedEvent::key, order))
                .forEach(ready::add);
    }

    /** Asks the server. */
    @FunctionalInterface
    interface Source {
        /** The first events of a span of milliseconds, both ends included, in the order of time. */
        List<LoggedEvent> rows(long low, long high, boolean oldestFirst, int size);
    }
}
