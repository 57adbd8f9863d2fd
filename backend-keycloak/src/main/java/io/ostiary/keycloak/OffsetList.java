package io.ostiary.keycloak;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list that the server orders by a name and pages by offset. An item that is there throughout a walk is returned
 * exactly once, whatever is inserted or deleted meanwhile.
 *
 * <p>An offset shifts with every insertion and deletion before it. So a {@link Place} also remembers its neighbours, and
 * a page reads them again: unmoved, that costs no request of its own; moved, they are looked for, outwards from where
 * they were. Only when all of them are gone are names compared, because a database orders text in ways of its own.
 *
 * @param <R> the server's rows
 * @param <T> the items
 */
final class OffsetList<R, T> {
    /** How many rows a request asks for where more than a page may be needed. */
    static final int BATCH = 500;

    /** How often a page reads on for items among rows that are none, and how often it looks for its place. */
    private static final int MAX_READS = 10;

    private static final int MAX_SEARCHES = 40;

    private final Source<R> source;
    private final Function<R, String> id;
    private final Function<R, String> name;
    private final Function<R, Optional<T>> item;
    private final boolean sparse;

    /**
     * A list.
     *
     * @param source asks the server
     * @param id what identifies a row
     * @param name what the server orders rows by
     * @param item what a row is for the caller, or empty when it is to be left out
     * @param sparse whether many rows may be left out
     */
    OffsetList(
            Source<R> source,
            Function<R, String> id,
            Function<R, String> name,
            Function<R, Optional<T>> item,
            boolean sparse) {
        this.source = source;
        this.id = id;
        this.name = name;
        this.item = item;
        this.sparse = sparse;
    }

    /** Asks the server for rows. */
    @FunctionalInterface
    interface Source<R> {
        /** The rows from the offset on, fewer than asked for only at the list's end. */
        List<R> read(int offset, int max);
    }

    /**
     * One page. Where many rows are left out it may hold fewer items than asked for, so that its cost has a bound.
     *
     * @param bound what restricts the list
     * @throws InvalidArgumentException when the cursor is not one of this list
     */
    Page<T> page(Operation operation, Object bound, PageRequest request) {
        Place place = request.cursor() == null
                ? Place.START
                : Place.of(Cursor.decode(request.cursor(), operation, bound, Place.PARTS));
        List<T> items = new ArrayList<>();
        for (int reads = 1; ; reads++) {
            Stretch<R> stretch = from(place, sparse || reads > 1 ? BATCH : request.size());
            int next = stretch.start();
            while (next < stretch.end() && items.size() < request.size()) {
                item.apply(stretch.rows().get(next++)).ifPresent(items::add);
            }
            place = before(stretch, next, place);
            List<R> rest = stretch.rows().subList(next, stretch.rows().size());
            if (stretch.ended()
                    && rest.stream().noneMatch(row -> item.apply(row).isPresent())) {
                return Page.of(items, null);
            }
            if (items.size() == request.size() || reads == MAX_READS) {
                return Page.of(items, Cursor.encode(operation, bound, place.parts()));
            }
        }
    }

    /** Every item. */
    List<T> all() {
        List<T> items = new ArrayList<>();
        Place place = Place.START;
        while (true) {
            Stretch<R> stretch = from(place, BATCH);
            stretch.rows()
                    .subList(stretch.start(), stretch.end())
                    .forEach(row -> item.apply(row).ifPresent(items::add));
            if (stretch.ended()) {
                return items;
            }
            place = before(stretch, stretch.end(), place);
        }
    }

    private Place before(Stretch<R> stretch, int index, Place place) {
        return stretch.before(
                index, index == 0 ? place.last() : name.apply(stretch.rows().get(index - 1)));
    }

    /** The rows after the place, about as many as wanted, fewer where the place has moved. */
    private Stretch<R> from(Place place, int wanted) {
        int offset = Math.max(0, place.offset() - Place.BEHIND);
        Stretch<R> near = read(offset, Place.BEHIND + wanted + Place.AHEAD);
        return place.in(near.neighbours())
                .filter(Place.Match::certain)
                .map(match -> near.from(match.index()))
                .orElseGet(() -> search(place, near.rows().isEmpty()));
    }

    private Stretch<R> search(Place place, boolean isBehindTheEnd) {
        int low = Math.max(0, place.offset() - BATCH / 2);
        while (isBehindTheEnd && low > 0 && read(low, 1).ended()) {
            low /= 2;
        }
        int high = low;
        int beyond = -1;
        boolean ended = false;
        for (int searches = 0; searches < MAX_SEARCHES && (low > 0 || !ended); searches++) {
            Stretch<R> window;
            if (!ended && (low == 0 || searches % 2 == 0)) {
                window = read(high, BATCH);
                high += window.rows().size();
                ended = window.ended();
            } else {
                window = read(Math.max(0, low - BATCH), Math.min(BATCH, low));
                low = window.offset();
            }
            Optional<Stretch<R>> found = place.in(window.neighbours()).flatMap(match -> settle(place, window, match));
            if (found.isPresent()) {
                return found.get();
            }
            int after = after(window, place.last());
            beyond = after >= 0 && (beyond < 0 || after < beyond) ? after : beyond;
        }
        if (beyond < 0 && ended) {
            beyond = high;
        }
        if (beyond < 0 || beyond == low && low > 0) {
            throw new InvalidArgumentException(
                    "cursor", "is too old: all that was around it is gone; start without one");
        }
        int behind = Math.min(beyond, Place.BEHIND);
        Stretch<R> around = read(beyond - behind, behind + BATCH);
        return around.from(Math.min(behind, around.rows().size()));
    }

    /** Nearer neighbours of a farther one may lie outside its window, so it is looked at in the middle of another. */
    private Optional<Stretch<R>> settle(Place place, Stretch<R> window, Place.Match match) {
        if (match.certain()) {
            return Optional.of(window.from(match.index()));
        }
        Stretch<R> around = read(Math.max(0, window.offset() + match.index() - BATCH / 2), BATCH);
        return place.in(around.neighbours()).map(settled -> around.from(settled.index()));
    }

    /** The offset of the first row whose name comes after, or -1. */
    private int after(Stretch<R> window, String last) {
        for (int index = 0; index < window.rows().size(); index++) {
            if (name.apply(window.rows().get(index)).compareTo(last) > 0) {
                return window.offset() + index;
            }
        }
        return -1;
    }

    private Stretch<R> read(int offset, int max) {
        List<R> rows = source.read(offset, max);
        return new Stretch<>(
                offset,
                rows,
                rows.stream()
                        .map(row -> Place.neighbour(id.apply(row), name.apply(row)))
                        .toList(),
                rows.size() < max,
                0);
    }
}
