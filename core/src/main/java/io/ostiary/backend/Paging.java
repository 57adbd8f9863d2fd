package io.ostiary.backend;

import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a page off a list that is at hand, for backends whose provider gives whole lists. One whose provider gives pages
 * makes its {@link Page} of those.
 */
public final class Paging {
    private static final int LIKELY_SIZE = 64;

    private Paging() {}

    /**
     * The next items, and a cursor when there are more. Takes no more of the rest than it needs to tell.
     *
     * @param rest what comes after the page before, in the list's order
     * @param size the most items to return, from 1
     * @param cursor the cursor that continues after an item, usually by {@link Cursor#encode}
     * @param total how many there are in all, or null where nobody counted
     */
    public static <T> Page<T> page(Iterator<T> rest, int size, Function<T, String> cursor, @Nullable Long total) {
        List<T> items = new ArrayList<>(Math.min(size, LIKELY_SIZE));
        while (items.size() < size && rest.hasNext()) {
            items.add(rest.next());
        }
        String next = rest.hasNext() ? cursor.apply(items.get(items.size() - 1)) : null;
        return new Page<>(items, next, total);
    }

    /**
     * One page, in the order of their keys, of a list that the provider gives as a whole. A cursor is checked before the
     * list is asked for.
     *
     * @param query what restricts the list; anything whose {@code toString} tells it apart
     * @param all the whole list, in any order
     * @param key what orders the items, different for each
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    public static <T> Page<T> byKey(
            Operation operation, Object query, PageRequest request, Supplier<List<T>> all, Function<T, String> key) {
        String after = request.cursor() == null
                ? null
                : Cursor.decode(request.cursor(), operation, query, 1).get(0);
        return ofWhole(
                all.get(),
                request.size(),
                key,
                after,
                last -> Cursor.encode(operation, query, List.of(key.apply(last))));
    }

    /**
     * One page of a list that is kept in the order of its keys and can be read from any of them.
     *
     * @param query what restricts the list; anything whose {@code toString} tells it apart
     * @param after the items whose keys follow a given one; all of them follow the empty one
     * @param key what orders the items, different for each
     * @param total how many items the whole list has, or null when that is not known
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    public static <T> Page<T> seeking(
            Operation operation,
            Object query,
            PageRequest request,
            Function<String, Stream<T>> after,
            Function<T, String> key,
            @Nullable Long total) {
        String last = request.cursor() == null
                ? ""
                : Cursor.decode(request.cursor(), operation, query, 1).get(0);
        return page(
                after.apply(last).iterator(),
                request.size(),
                item -> Cursor.encode(operation, query, List.of(key.apply(item))),
                total);
    }

    /**
     * A list that comes whole, as {@link #byKey} does it, in the order of creation.
     *
     * @param query what restricts the list; anything whose {@code toString} tells it apart
     * @param all the whole list, in any order
     * @param creation where an item stands in it
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    public static <T> Page<T> byCreation(
            Operation operation,
            Object query,
            PageRequest request,
            Supplier<List<T>> all,
            Function<T, Creation> creation) {
        Creation after = request.cursor() == null
                ? null
                : Creation.ofAnchor(Cursor.decode(request.cursor(), operation, query, Creation.PARTS));
        return ofWhole(
                all.get(),
                request.size(),
                creation,
                after,
                last -> Cursor.encode(operation, query, creation.apply(last).anchor()));
    }

    private static <T, K extends Comparable<K>> Page<T> ofWhole(
            List<T> all, int size, Function<T, K> key, @Nullable K after, Function<T, String> cursor) {
        Iterator<T> rest = all.stream()
                .filter(item -> after == null || key.apply(item).compareTo(after) > 0)
                .sorted(Comparator.comparing(key))
                .iterator();
        return page(rest, size, cursor, (long) all.size());
    }
}
