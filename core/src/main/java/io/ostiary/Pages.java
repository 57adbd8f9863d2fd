package io.ostiary;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Walks lists from the first page to the last. */
public final class Pages {
    private Pages() {}

    /**
     * Every item of a list, fetched page by page as the stream is consumed, for example
     * {@code Pages.stream(page -> users.list(query, page))}.
     *
     * @param list fetches one page
     */
    public static <T> Stream<T> stream(Function<PageRequest, Page<T>> list) {
        return Stream.iterate(
                        Optional.of(list.apply(PageRequest.first(PageRequest.MAX_SIZE))),
                        Optional::isPresent,
                        page -> page.map(Page::next)
                                .map(next -> list.apply(new PageRequest(PageRequest.MAX_SIZE, next))))
                .flatMap(page -> page.stream().flatMap(present -> present.items().stream()));
    }
}
