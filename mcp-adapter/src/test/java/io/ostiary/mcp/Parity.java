package io.ostiary.mcp;

import io.ostiary.Operation;
import java.util.ArrayList;
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
    private final Map<String, Function<World, Object>> instead = new LinkedHashMap<>();
    private final List<Function<World, ?>> surroundings = new ArrayList<>();
    private final Map<String, BiConsumer<World, Reply>> parts = new LinkedHashMap<>();
    private Function<World, Map<String, Object>> theirs = world -> Map.of();
    private @Nullable BiConsumer<World, Reply> check;
    private @Nullable String essential;

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

    /** Where the backend cannot do without our parameter, as that use of it in the capabilities says. */
    Parity addsForLackOf(String use, Function<World, Object> value) {
        instead.put(use, value);
        return this;
    }

    /** Where the backend lacks our parameter, it lacks what the call is for: it is refused, and that is all. */
    Parity isNothingWithout(String ours) {
        essential = ours;
        return this;
    }

    /** The call is made where that part of the world is there, though it does not name it. */
    Parity given(Function<World, ?> part) {
        surroundings.add(part);
        return this;
    }

    /** A call of theirs, with every parameter that is mapped. */
    Parity called(Function<World, Map<String, Object>> arguments) {
        this.theirs = arguments;
        return this;
    }

    /** What our parameter has to leave, as the Java API tells it, where the backend takes it. */
    Parity leaves(String ours, BiConsumer<World, Reply> expectation) {
        parts.put(ours, expectation);
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

    /**
     * Carries the call out with our tool, and checks what it did. Each parameter that the backend lacks is refused, and then left
     * out.
     */
    void carryOut(World world, Assistant assistant, Operation operation) {
        if (check == null && parts.isEmpty()) {
            throw new AssertionError(operation + " has no check of what it did");
        }
        for (Function<World, ?> part : surroundings) {
            Object unused = part.apply(world);
        }
        Map<String, Object> ours = ours(world, assistant, operation);
        List<String> lacking = ours.keySet().stream()
                .filter(name -> !world.can(operation, name))
                .toList();
        for (String name : lacking) {
            Map<String, Object> withIt = new LinkedHashMap<>(ours);
            withIt.keySet().removeIf(other -> lacking.contains(other) && !other.equals(name));
            Reply unused = assistant.call(operation.id(), withIt).refused("unsupported");
        }
        if (essential != null && lacking.contains(essential)) {
            return;
        }
        ours.keySet().removeAll(lacking);
        Reply reply = assistant.call(operation.id(), ours).done();
        world.harness.eventually(() -> check(world, operation, reply));
    }

    /** Their call in our parameters. */
    private Map<String, Object> ours(World world, Assistant assistant, Operation operation) {
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
        instead.forEach((use, value) -> {
            if (!world.can(operation, use)) {
                ours.put(use.substring(0, use.indexOf('.')), value.apply(world));
            }
        });
        return ours;
    }

    private void check(World world, Operation operation, Reply reply) {
        if (check != null) {
            check.accept(world, reply);
        }
        parts.forEach((name, part) -> {
            if (world.can(operation, name)) {
                part.accept(world, reply);
            }
        });
    }

    /** The first item of a list. */
    static Object first(Object list) {
        return ((List<?>) list).get(0);
    }
}
