package io.ostiary;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list.
 *
 * <p>An item that is there throughout a walk from the first page to the last is returned exactly once, whatever is
 * inserted or deleted meanwhile.
 *
 * @param items the items, in the list's order
 * @param next the cursor of the next page, or null when this is the last
 * @param total how many items match in all, or null where the provider does not say without counting
 * @param <T> the items' type
 */
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable Long total) {
    /** Copies the items; an empty cursor means none. */
    public Page {
        items = List.copyOf(items);
        next = next == null || next.isEmpty() ? null : next;
    }

    /** A page of a list whose total is not known. */
    public static <T> Page<T> of(List<T> items, @Nullable String next) {
        return new Page<>(items, next, null);
    }

    /** The same page with every item converted. */
    public <R> Page<R> map(Function<? super T, ? extends R> convert) {
        return new Page<>(items.stream().<R>map(convert).toList(), next, total);
    }
}
