package io.ostiary.apikey;

import io.ostiary.Effect;
import io.ostiary.Operation;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The scopes that an API key can have. */
public final class ApiKeyScopes {
    private static final Set<String> NEVER = Set.of("tenants:write");

    /**
     * Every scope of an operation, but for {@code tenants:write}: a key belongs to one tenant, and whoever may create and
     * delete tenants is not held by it.
     */
    public static final SortedSet<String> GRANTABLE = scopes(operation -> true);

    /** What a key gets that asks for nothing: to read, but for the export of all that is known of somebody. */
    public static final SortedSet<String> READING =
            scopes(operation -> operation.effect() == Effect.READ && operation != Operation.EXPORT_USER_DATA);

    private ApiKeyScopes() {}

    private static SortedSet<String> scopes(Predicate<Operation> which) {
        return Arrays.stream(Operation.values())
                .filter(which)
                .map(Operation::scope)
                .flatMap(Optional::stream)
                .filter(scope -> !NEVER.contains(scope))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSortedSet));
    }
}
