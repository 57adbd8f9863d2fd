package io.ostiary.backend;

import io.ostiary.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
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
}
