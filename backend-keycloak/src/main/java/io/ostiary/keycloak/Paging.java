package io.ostiary.keycloak;

import io.ostiary.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts a page off what remains of a list. */
final class Paging {
    private Paging() {}

    /**
     * The next items, and a cursor when there are more.
     *
     * @param rest what comes after the page before
     * @param cursor the cursor that continues after an item
     * @param total how many there are in all, or null where nobody counted
     */
    static <T> Page<T> page(Iterator<T> rest, int size, Function<T, String> cursor, @Nullable Long total) {
        List<T> items = new ArrayList<>(Math.min(size, 64));
        while (items.size() < size && rest.hasNext()) {
            items.add(rest.next());
        }
        String next = rest.hasNext() ? cursor.apply(items.get(items.size() - 1)) : null;
        return new Page<>(items, next, total);
    }
}
