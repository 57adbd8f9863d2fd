package io.ostiary.auth0;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Reads a list that Auth0 gives page by page, and of which it gives only the first {@value #WINDOW} items. */
final class OffsetList {
    static final int PAGE = 100;

    private static final int WINDOW = 1000;

    private OffsetList() {}

    /**
     * The whole list.
     *
     * @param pages reads {@value #PAGE} items, by the page's number from 0
     */
    static <T> List<T> all(IntFunction<List<T>> pages) {
        List<T> all = new ArrayList<>();
        List<T> page;
        do {
            page = pages.apply(all.size() / PAGE);
            all.addAll(page);
        } while (page.size() == PAGE && all.size() < WINDOW);
        return all;
    }
}
