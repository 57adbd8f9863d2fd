package io.ostiary.liquid;

import io.ostiary.InvalidArgumentException;
import io.ostiary.backend.EmailRendering;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import liqp.Template;
import liqp.TemplateParser;
import liqp.exceptions.LiquidException;
import liqp.filters.Filter;
import liqp.filters.Filters;
import liqp.parser.Flavor;
import org.jspecify.annotations.Nullable;

/**
 * Renders Liquid. A template sees the values that it is given, all of them texts, and nothing else: it includes no files,
 * and what loops and filters may cost is bounded by counting, so that no template takes long or much memory.
 */
public final class LiquidEngine implements EmailRendering.Engine {
    private static final int MAX_TEMPLATE = 200_000;
    private static final int MAX_ITERATIONS = 1_000;
    private static final int MAX_RENDERED = 500_000;

    /** For {@link EmailRendering}. */
    public LiquidEngine() {}

    @Override
    public String render(String field, String template, Map<String, ? extends @Nullable String> values) {
        try {
            Template parsed = parser().parse(template);
            LiquidNames.check(field, parsed.getParseTree(), values.keySet());
            return parsed.renderUnguarded(nested(values));
        } catch (LiquidException e) {
            throw new InvalidArgumentException(
                    field, "is not well-formed Liquid in line " + e.line + ", column " + (e.charPositionInLine + 1));
        } catch (StackOverflowError e) {
            throw new InvalidArgumentException(field, "nests its tags too deeply");
        } catch (InvalidArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InvalidArgumentException(
                    field,
                    "cannot be rendered: a filter or a comparison gets what it cannot take, or it makes too much of the"
                            + " values");
        }
    }

    @Override
    public void requirePlain(String field, String template, String variable) {
        LiquidNames.requirePlain(field, parser().parse(template).getParseTree(), variable);
    }

    private static TemplateParser parser() {
        var work = new FilterWork();
        TemplateParser.Builder builder = new TemplateParser.Builder()
                .withFlavor(Flavor.LIQUID)
                .withErrorMode(TemplateParser.ErrorMode.STRICT)
                .withMaxTemplateSizeBytes(MAX_TEMPLATE)
                .withMaxIterations(MAX_ITERATIONS)
                .withMaxSizeRenderedString(MAX_RENDERED)
                .withNameResolver(name -> {
                    throw new IllegalArgumentException("nothing is included");
                });
        for (Filter filter : Filters.DEFAULT_FILTERS.values()) {
            builder.withFilter(new BoundedFilter(filter, work));
        }
        Filter once = Filters.DEFAULT_FILTERS.get("escape_once");
        for (String name : List.of("escape", "h")) {
            builder.withFilter(new BoundedFilter(name, once, work));
        }
        return builder.build();
    }

    /** Liquid looks up {@code user.name} as the {@code name} of {@code user}. */
    private static Map<String, @Nullable Object> nested(Map<String, ? extends @Nullable String> values) {
        Map<String, @Nullable Object> nested = new LinkedHashMap<>();
        values.forEach((path, value) -> {
            int dot = path.indexOf('.');
            if (dot < 0) {
                nested.put(path, value);
            } else {
                put(nested, path.substring(0, dot), path.substring(dot + 1), value);
            }
        });
        return nested;
    }

    @SuppressWarnings("unchecked") // nothing but this puts maps there
    private static void put(Map<String, @Nullable Object> nested, String owner, String name, @Nullable String value) {
        ((Map<String, @Nullable Object>)
                        nested.computeIfAbsent(owner, key -> new LinkedHashMap<String, @Nullable Object>()))
                .put(name, value);
    }
}
