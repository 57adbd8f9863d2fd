package io.ostiary;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a patch does to one field: keep it, set it, or clear it. The only form in which "leave it alone" and "empty it"
 * cannot be confused.
 *
 * @param <T> the field's type
 */
public sealed interface Change<T> {
    /** Leaves the field as it is. */
    record Keep<T>() implements Change<T> {}

    /**
     * Gives the field a value.
     *
     * @param value the new value
     */
    record Set<T>(T value) implements Change<T> {}

    /** Empties the field. */
    record Clear<T>() implements Change<T> {}

    /** Leaves the field as it is. */
    static <T> Change<T> keep() {
        return new Keep<>();
    }

    /** Gives the field a value. */
    static <T> Change<T> set(T value) {
        return new Set<>(value);
    }

    /** Empties the field. */
    static <T> Change<T> clear() {
        return new Clear<>();
    }

    /** Whether the field stays as it is. */
    default boolean keeps() {
        return this instanceof Keep;
    }

    /** The field's value after the change, given the one before it. */
    default @Nullable T applyTo(@Nullable T current) {
        if (this instanceof Set<T> set) {
            return set.value();
        }
        return keeps() ? current : null;
    }

    /** The same change with its value, if it has one, normalised. */
    default Change<T> map(UnaryOperator<T> normalise) {
        return this instanceof Set<T> set ? set(normalise.apply(set.value())) : this;
    }

    /** The value that is set, or null when nothing is. */
    default @Nullable T valueOrNull() {
        return this instanceof Set<T> set ? set.value() : null;
    }
}
