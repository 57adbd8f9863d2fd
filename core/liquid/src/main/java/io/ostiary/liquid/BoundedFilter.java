package io.ostiary.liquid;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import liqp.TemplateContext;
import liqp.filters.Filter;

/** A filter of Liquid that counts what it costs. */
final class BoundedFilter extends Filter {
    /** Of numbers nobody needs more; one with an exponent can have any number of digits. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{0,18}(\\.[0-9]{0,18})?");

    private static final Pattern PADDING = Pattern.compile("%[^A-Za-z%]*[0-9]");
    private static final int MOST_DIGITS = 18;

    /** White space is looked for in a time that grows with the square of the length. */
    private static final int MOST_STRIPPED = 500;

    private final Filter filter;
    private final FilterWork work;
    private final boolean arithmetic;

    BoundedFilter(String name, Filter filter, FilterWork work, boolean arithmetic) {
        super(name);
        this.filter = filter;
        this.work = work;
        this.arithmetic = arithmetic;
    }

    @Override
    public Object apply(Object value, TemplateContext context, Object... arguments) {
        work.add(value, arguments);
        if (!isBounded(value, arguments)) {
            throw new IllegalArgumentException("too much work");
        }
        return filter.apply(value, context, arguments);
    }

    /** Whether it costs no more than was counted. */
    private boolean isBounded(Object value, Object... arguments) {
        if (arithmetic) {
            boolean digits = !name.equals("round")
                    || arguments.length == 0
                    || Double.parseDouble(String.valueOf(arguments[0])) <= MOST_DIGITS;
            return digits
                    && Stream.concat(Stream.of(value), Stream.of(arguments))
                            .allMatch(
                                    each -> NUMBER.matcher(String.valueOf(each)).matches());
        }
        return switch (name) {
            case "date" ->
                Stream.of(arguments)
                        .noneMatch(each -> PADDING.matcher(String.valueOf(each)).find());
            case "lstrip", "rstrip", "strip" -> String.valueOf(value).length() <= MOST_STRIPPED;
            default -> true;
        };
    }
}
