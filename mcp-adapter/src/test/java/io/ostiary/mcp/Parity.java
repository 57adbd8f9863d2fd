package io.ostiary.mcp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one tool of a reference server is served here: where each of its parameters goes, and a call of it that is carried
 * out with our tool.
 */
final class Parity {
    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Map<String, Function<Object, Object>> conversions = new HashMap<>();
    private final Map<String, Function<Map<String, Object>, Object>> entries = new LinkedHashMap<>();
    private final Map<String, Function<Assistant, Object>> added = new LinkedHashMap<>();
    private Function<World, Map<String, Object>> theirs = world -> Map.of();
    private @Nullable BiConsumer<World, Reply> check;

    private Parity() {}

    static Parity begin() {
        return new Parity();
    }

    /** Their parameter is our parameter of that name. */
    Parity maps(String parameter, String ours) {
        mapped.put(parameter, ours);
        return this;
    }

    /** Their parameter is our parameter of that name, said differently. */
    Parity maps(String parameter, String ours, Function<Object, Object> conversion) {
        conversions.put(parameter, conversion);
        return maps(parameter, ours);
    }

    /** Two parameters of theirs are the name and the value of one entry of our parameter of that name. */
    Parity mapsEntry(String name, String value, String ours) {
        mapped.put(name, ours);
        mapped.put(value, ours);
        entries.put(ours, given -> Map.of(String.valueOf(given.get(name)), Objects.requireNonNull(given.get(value))));
        return this;
    }

    /** Their parameter is not taken, for a reason. */
    Parity refuses(String parameter, String reason) {
        refused.put(parameter, reason);
        return this;
    }

    /** Our tool needs something more, which other tools tell. */
    Parity adds(String ours, Function<Assistant, Object> value) {
        added.put(ours, value);
        return this;
    }

    /** A call of theirs, with every parameter that is mapped. */
    Parity called(Function<World, Map<String, Object>> arguments) {
        this.theirs = arguments;
        return this;
    }

    /** What has to be so afterwards, as the Java API tells it. */
    Parity leaves(BiConsumer<World, Reply> expectation) {
        this.check = expectation;
        return this;
    }

    Map<String, String> mapped() {
        return mapped;
    }

    Map<String, String> refused() {
        return refused;
    }

    /** Carries the call out with our tool, and checks what it did. */
    void carryOut(World world, Assistant assistant, String tool) {
        Map<String, Object> given = theirs.apply(world);
        if (!given.keySet().equals(mapped.keySet())) {
            throw new AssertionError("the call gives " + given.keySet() + ", mapped are " + mapped.keySet());
        }
        Map<String, Object> ours = new LinkedHashMap<>();
        given.forEach((name, value) -> ours.put(
                String.valueOf(mapped.get(name)),
                conversions.getOrDefault(name, Function.identity()).apply(value)));
        entries.forEach((name, value) -> ours.put(name, value.apply(given)));
        added.forEach((name, value) -> ours.put(name, value.apply(assistant)));
        Reply reply = assistant.call(tool, ours).done();
        if (check == null) {
            throw new AssertionError(tool + " has no check of what it did");
        }
        check.accept(world, reply);
    }

    /** The first item of a list. */
    static Object first(Object list) {
        return ((List<?>) list).get(0);
    }
}
