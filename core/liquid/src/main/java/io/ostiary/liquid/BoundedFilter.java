package io.ostiary.liquid;

import liqp.TemplateContext;
import liqp.filters.Filter;

/** A filter of Liquid that counts what it costs. */
final class BoundedFilter extends Filter {
    private final Filter filter;
    private final FilterWork work;

    BoundedFilter(Filter filter, FilterWork work) {
        this(filter.getName(), filter, work);
    }

    BoundedFilter(String name, Filter filter, FilterWork work) {
        super(name);
        this.filter = filter;
        this.work = work;
    }

    @Override
    public Object apply(Object value, TemplateContext context, Object... arguments) {
        work.add(value, arguments);
        return filter.apply(value, context, arguments);
    }
}
