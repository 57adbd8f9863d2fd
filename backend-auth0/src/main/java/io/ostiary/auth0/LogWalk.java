package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the entries of a search in the order of their {@link LogPlace}s, also behind the first thousand, which are
 * all that Auth0 pages through.
 *
 * <p>Auth0 orders by time alone, so entries of one millisecond are told only once all of them are at hand, and the walk goes
 * on from a time. Of more than a thousand entries of one millisecond the rest is out of reach.
 */
final class LogWalk implements Iterator<JsonNode> {
    private final LogSearch search;
    private final @Nullable LogPlace anchor;
    private final int most;
    private final Comparator<LogPlace> order;
    private final Deque<JsonNode> ready = new ArrayDeque<>();
    private @Nullable Instant low;
    private @Nullable Instant high;
    private @Nullable LogPlace last;
    private boolean ended;
    private int read;

    /**
     * A walk.
     *
     * @param anchor the place behind which it begins, or null for the beginning
     * @param most after how many entries it asks for no more of them
     */
    LogWalk(LogSearch search, @Nullable LogPlace anchor, int most) {
        this.search = search;
        this.most = most;
        this.anchor = anchor;
        this.order = search.oldestFirst() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        this.low = anchor != null && search.oldestFirst() ? anchor.at() : search.low();
        this.high = anchor != null && !search.oldestFirst() ? anchor.at() : search.high();
        this.ended = search.isEmpty() || isOver();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended && read < most) {
            load();
        }
        return !ready.isEmpty();
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        JsonNode entry = ready.remove();
        last = LogPlace.of(entry);
        return entry;
    }

    /** The place of the entry that {@link #next} told last, or null before the first. */
    @Nullable
    LogPlace last() {
        return last;
    }

    /** Whether there can be more, as far as that is known without asking. */
    boolean mayGoOn() {
        return !ready.isEmpty() || !ended;
    }

    private void load() {
        List<JsonNode> entries = new ArrayList<>();
        for (int page = 0; page < LogSearch.PAGES; page++) {
            List<JsonNode> more = search.page(low, high, page);
            read += more.size();
            entries.addAll(more);
            if (more.size() < LogSearch.PAGE) {
                ended = true;
                keep(entries);
                return;
            }
            Instant last = at(entries, entries.size() - 1);
            if (!at(entries, 0).equals(last)) {
                keep(entries.stream()
                        .filter(entry -> !LogPlace.of(entry).at().equals(last))
                        .toList());
                goOnFrom(last);
                return;
            }
        }
        keep(entries);
        goOnFrom(at(entries, 0).plusMillis(search.oldestFirst() ? 1 : -1));
    }

    private void goOnFrom(Instant instant) {
        if (search.oldestFirst()) {
            low = instant;
        } else {
            high = instant;
        }
        ended = isOver();
    }

    private boolean isOver() {
        return low != null && high != null && low.isAfter(high);
    }

    private void keep(List<JsonNode> entries) {
        entries.stream()
                .filter(entry -> anchor == null || order.compare(LogPlace.of(entry), anchor) > 0)
                .sorted(Comparator.comparing(LogPlace::of, order))
                .forEach(ready::add);
    }

    private static Instant at(List<JsonNode> entries, int index) {
        return LogPlace.of(entries.get(index)).at();
    }
}
