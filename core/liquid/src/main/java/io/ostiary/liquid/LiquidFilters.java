package io.ostiary.liquid;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import liqp.filters.Filter;
import liqp.filters.Filters;

/** The filters that a mail may need. Others decode markup out of text, or cost more than can be counted. */
final class LiquidFilters {
    private static final Set<String> ARITHMETIC = Set.of(
            "abs", "at_least", "at_most", "ceil", "divided_by", "floor", "minus", "modulo", "plus", "round", "times");

    private static final List<String> OF_TEXT = List.of(
            "append",
            "capitalize",
            "compact",
            "concat",
            "date",
            "default",
            "downcase",
            "escape_once",
            "first",
            "join",
            "last",
            "lstrip",
            "newline_to_br",
            "prepend",
            "remove",
            "remove_first",
            "replace",
            "replace_first",
            "reverse",
            "rstrip",
            "size",
            "slice",
            "sort",
            "split",
            "strip",
            "strip_newlines",
            "truncate",
            "truncatewords",
            "uniq",
            "upcase",
            "url_encode");

    /** As what is there is escaped already, these escape once. */
    private static final List<String> ESCAPING = List.of("escape", "h");

    /** The name of each. */
    static final Set<String> NAMES = Set.copyOf(Stream.of(ARITHMETIC, OF_TEXT, ESCAPING)
            .flatMap(names -> names.stream())
            .toList());

    private LiquidFilters() {}

    /** Each of them, counting what it costs. */
    static List<Filter> with(FilterWork work) {
        return NAMES.stream()
                .map(name -> (Filter) new BoundedFilter(
                        name,
                        Filters.DEFAULT_FILTERS.get(ESCAPING.contains(name) ? "escape_once" : name),
                        work,
                        ARITHMETIC.contains(name)))
                .toList();
    }
}
