package io.ostiary.mcp.guard;

import io.ostiary.Capabilities;
import io.ostiary.Effect;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Toolset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tools a server offers: the toolsets, and single tools, less the excluded ones, less whatever writes when
 * read-only, less what the backend lacks. Exclusion wins over inclusion, and read-only over all.
 */
public final class Selection {
    private final Set<Operation> selected;

    private Selection(Set<Operation> selected) {
        this.selected = selected;
    }

    /**
     * The operations that the options ask for, before a backend is known.
     *
     * @param toolsets names of toolsets and presets; empty means {@link Preset#CORE} unless tools are named
     * @param tools globs of more tools
     * @param excluded globs of tools to leave out
     * @param readOnly whether only reading tools stay
     * @throws InvalidArgumentException when a name is unknown
     */
    public static Selection of(List<String> toolsets, List<String> tools, List<String> excluded, boolean readOnly) {
        Globs included = Globs.of("tools", tools);
        Globs left = Globs.of("exclude-tools", excluded);
        List<String> sets = toolsets.isEmpty() && tools.isEmpty() ? List.of(Preset.CORE.id()) : toolsets;
        Set<Operation> selected = EnumSet.noneOf(Operation.class);
        sets.forEach(name -> selected.addAll(operations(name)));
        for (Operation operation : Operation.values()) {
            if (included.matches(operation.id())) {
                selected.add(operation);
            }
        }
        selected.removeIf(operation -> left.matches(operation.id()) || readOnly && operation.effect() != Effect.READ);
        return new Selection(selected);
    }

    /** What remains of it on a backend. */
    public Set<Operation> on(Capabilities capabilities) {
        Set<Operation> offered = EnumSet.noneOf(Operation.class);
        offered.addAll(selected);
        offered.removeIf(operation -> !capabilities.supports(operation));
        return offered;
    }

    /** The names that can be asked for: those of presets, then those of toolsets. */
    public static Set<String> toolsetNames() {
        return Stream.concat(
                        Arrays.stream(Preset.values()).map(Preset::id),
                        Arrays.stream(Toolset.values()).map(Toolset::id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<Operation> operations(String name) {
        return Preset.of(name).map(Preset::operations).orElseGet(() -> ofToolset(name));
    }

    private static Set<Operation> ofToolset(String name) {
        return Arrays.stream(Toolset.values())
                .filter(toolset -> toolset.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidArgumentException(
                        "toolsets", "names no toolset: " + name + "; there are " + String.join(", ", toolsetNames())))
                .operations();
    }
}
