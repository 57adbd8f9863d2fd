package io.ostiary.mcp.guard;

import io.ostiary.Capabilities;
import io.ostiary.Effect;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Toolset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tools a server offers: the toolsets, and single tools, less the excluded ones, less whatever writes when
 * read-only, less what the backend lacks. Exclusion wins over inclusion, and read-only over all.
 */
public final class Selection {
    /** The toolset that is offered when none is asked for: at most 30 operations that a first day needs. */
    public static final String CORE = "core";

    /** The toolset that holds every operation. */
    public static final String ALL = "all";

    private static final Set<Operation> CORE_OPERATIONS = Collections.unmodifiableSet(EnumSet.of(
            Operation.GET_CONTEXT,
            Operation.LIST_CAPABILITIES,
            Operation.LIST_TENANTS,
            Operation.GET_TENANT,
            Operation.CREATE_TENANT,
            Operation.UPDATE_TENANT,
            Operation.LIST_USERS,
            Operation.GET_USER,
            Operation.CREATE_USER,
            Operation.UPDATE_USER,
            Operation.DISABLE_USER,
            Operation.ENABLE_USER,
            Operation.DELETE_USER,
            Operation.UNLOCK_USER,
            Operation.SEND_PASSWORD_RESET,
            Operation.GET_USER_METADATA,
            Operation.SET_USER_METADATA,
            Operation.DELETE_USER_METADATA,
            Operation.LIST_SESSIONS,
            Operation.REVOKE_SESSION,
            Operation.REVOKE_USER_SESSIONS,
            Operation.VERIFY_TOKEN,
            Operation.LIST_ROLES,
            Operation.CREATE_ROLE,
            Operation.UPDATE_ROLE,
            Operation.ASSIGN_ROLE,
            Operation.UNASSIGN_ROLE,
            Operation.LIST_USER_ROLES,
            Operation.LIST_ROLE_MEMBERS,
            Operation.COUNT_USERS));

    private final Set<Operation> selected;

    private Selection(Set<Operation> selected) {
        this.selected = selected;
    }

    /**
     * The operations that the options ask for, before a backend is known.
     *
     * @param toolsets names of toolsets, {@value #CORE} or {@value #ALL}; empty means {@value #CORE} unless tools are named
     * @param tools globs of more tools
     * @param excluded globs of tools to leave out
     * @param readOnly whether only reading tools stay
     * @throws InvalidArgumentException when a name is unknown
     */
    public static Selection of(List<String> toolsets, List<String> tools, List<String> excluded, boolean readOnly) {
        Globs included = Globs.of("tools", tools);
        Globs left = Globs.of("exclude-tools", excluded);
        List<String> sets = toolsets.isEmpty() && tools.isEmpty() ? List.of(CORE) : toolsets;
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

    /** The names that can be asked for. */
    public static Set<String> toolsetNames() {
        return Arrays.stream(Toolset.values())
                .map(Toolset::id)
                .collect(Collectors.toCollection(() -> new LinkedHashSet<>(List.of(CORE, ALL))));
    }

    private static Set<Operation> operations(String toolset) {
        if (toolset.equals(CORE)) {
            return CORE_OPERATIONS;
        }
        if (!toolsetNames().contains(toolset)) {
            throw new InvalidArgumentException(
                    "toolsets", "names no toolset: " + toolset + "; there are " + String.join(", ", toolsetNames()));
        }
        return Arrays.stream(Operation.values())
                .filter(operation ->
                        toolset.equals(ALL) || operation.toolset().id().equals(toolset))
                .collect(Collectors.toSet());
    }
}
