package io.ostiary.memory;

import io.ostiary.Change;
import io.ostiary.user.MetadataKeys;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the names of the fields that a call gives, by looking at its arguments: the components of a request record that are
 * given, the keys of metadata. Never a value.
 */
final class AuditFields {
    private static final int MAX_FIELDS = 100;

    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            return components == null
                    ? List.of()
                    : Arrays.stream(components).map(Component::of).toList();
        }
    };

    private AuditFields() {}

    /** The fields that a call with those arguments names, in their order. */
    static List<String> of(List<@Nullable Object> arguments) {
        Set<String> fields = new LinkedHashSet<>();
        for (Object argument : arguments) {
            if (argument instanceof Map<?, ?> metadata) {
                metadata.keySet().forEach(key -> fields.add(String.valueOf(key)));
            } else if (argument instanceof MetadataKeys.Named keys) {
                fields.addAll(keys.names());
            } else if (argument instanceof Record request && !AuditTargets.isId(request)) {
                components(request).stream()
                        .filter(component -> isGiven(component.of(request)))
                        .forEach(component -> fields.addAll(names(component, component.of(request))));
            }
        }
        return fields.stream().limit(MAX_FIELDS).toList();
    }

    /** What a component gives: its own name, or for values by constant those of the constants. */
    private static List<String> names(Component component, @Nullable Object value) {
        return value instanceof Map<?, ?> map && map.keySet().stream().allMatch(Enum.class::isInstance)
                ? map.keySet().stream()
                        .map(key -> String.valueOf(key).toLowerCase(Locale.ROOT))
                        .toList()
                : List.of(component.name());
    }

    /** The components of a record; none of anything else. */
    static List<Component> components(Object value) {
        return COMPONENTS.get(value.getClass());
    }

    private static boolean isGiven(@Nullable Object value) {
        if (value instanceof Change<?> change) {
            return !change.keeps();
        }
        if (value instanceof Collection<?> collection) {
            return !collection.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return value != null && !Boolean.FALSE.equals(value) && !AuditTargets.isId(value);
    }

    /**
     * A component of a record.
     *
     * @param name its name as it is outside Java, for example {@code given_name}
     * @param accessor what reads it
     */
    record Component(String name, Method accessor) {
        static Component of(RecordComponent component) {
            String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            return new Component(name, component.getAccessor());
        }

        @Nullable
        Object of(Object holder) {
            try {
                return accessor.invoke(holder);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
    }
}
