package io.ostiary.mcp.binding;

import io.ostiary.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes a JSON-ready map out of a view. Only what the view names comes out; what is null is left out; text is
 * {@linkplain Printable made printable}; the names of the parts that a user could have written are listed under
 * {@value #UNTRUSTED}. A {@link Secret} is refused: views do not hold any.
 */
public final class Renderer {
    /** The member that names the untrusted parts. */
    public static final String UNTRUSTED = "untrusted";

    private Renderer() {}

    /** The view as a JSON object. */
    public static Map<String, @Nullable Object> render(Record view) {
        var untrusted = new TreeSet<String>();
        Map<String, @Nullable Object> object = object(view, untrusted);
        if (!untrusted.isEmpty()) {
            object.put(UNTRUSTED, List.copyOf(untrusted));
        }
        return object;
    }

    private static Map<String, @Nullable Object> object(Record view, Set<String> untrusted) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (RecordComponent component : view.getClass().getRecordComponents()) {
            Object value = read(view, component);
            if (value != null) {
                String name = Names.snake(component.getName());
                object.put(name, value(value, untrusted));
                if (component.isAnnotationPresent(Untrusted.class)) {
                    untrusted.add(name);
                }
            }
        }
        return object;
    }

    private static @Nullable Object value(@Nullable Object value, Set<String> untrusted) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text) {
            return Printable.text(text);
        }
        if (value instanceof Enum<?> constant) {
            return Names.of(constant);
        }
        if (value instanceof Instant instant) {
            return instant.toString();
        }
        if (value instanceof Record view) {
            return object(view, untrusted);
        }
        if (value instanceof Collection<?> items) {
            List<@Nullable Object> array = new ArrayList<>(items.size());
            items.forEach(item -> array.add(value(item, untrusted)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((key, item) -> object.put(Printable.text(String.valueOf(key)), value(item, untrusted)));
            return object;
        }
        throw new IllegalArgumentException(
                "a view must not hold a " + value.getClass().getName());
    }

    private static @Nullable Object read(Record view, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(view);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's accessor just returns", e);
        }
    }
}
