package io.ostiary.mcp;

import io.ostiary.Operation;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call that a person has to approve.
 *
 * @param name what it is
 * @param operation which operation it is a call of
 * @param arguments its arguments, on a fresh world
 * @param target what the person has to type
 * @param done whether it happened, as the Java API tells it
 * @param meanwhile what makes the approved plan wrong while the person thinks; null where the plan says all that is in
 *     the arguments, and nothing else
 */
record Peril(
        String name,
        Operation operation,
        Function<World, Map<String, Object>> arguments,
        String target,
        Predicate<World> done,
        @Nullable Consumer<World> meanwhile) {

    @Override
    public String toString() {
        return name;
    }
}
