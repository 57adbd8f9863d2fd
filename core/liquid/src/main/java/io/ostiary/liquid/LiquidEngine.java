package io.ostiary.liquid;

import io.ostiary.InvalidArgumentException;
import io.ostiary.backend.TemplateEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import liqp.Template;
import liqp.TemplateParser;
import liqp.exceptions.LiquidException;
import liqp.parser.Flavor;
import liquid.parser.v4.LiquidParser;
import org.jspecify.annotations.Nullable;

/**
 * Renders Liquid. A template sees the values that it is given, all of them texts, and nothing else: it includes no files,
 * and what loops and filters may cost is bounded by counting, so that no template takes long or much memory.
 */
public final class LiquidEngine implements TemplateEngine {
    private static final int MAX_TEMPLATE = 200_000;
    private static final int MAX_ITERATIONS = 1_000;
    private static final int MAX_RENDERED = 500_000;

    /** One that renders with nothing but what it is given. */
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
    public List<String> pieces(String field, String template, String secret, String value, String filler) {
        var parsed = (LiquidParser.ParseContext) parser().parse(template).getParseTree();
        return LiquidPieces.of(field, parsed.block(), secret, value, filler);
    }

    private static TemplateParser parser() {
        TemplateParser.Builder builder = new TemplateParser.Builder()
                .withFlavor(Flavor.LIQUID)
                .withErrorMode(TemplateParser.ErrorMode.STRICT)
                .withMaxTemplateSizeBytes(MAX_TEMPLATE)
                .withMaxIterations(MAX_ITERATIONS)
                .withMaxSizeRenderedString(MAX_RENDERED)
                .withNameResolver(name -> {
                    throw new IllegalArgumentException("nothing is included");
                });
        LiquidFilters.with(new FilterWork()).forEach(builder::withFilter);
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
