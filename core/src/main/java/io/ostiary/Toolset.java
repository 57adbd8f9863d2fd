package io.ostiary;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A group of operations around one noun, switched on and off together by an operator. */
public enum Toolset {
    USERS,
    METADATA,
    SESSIONS,
    TENANTS,
    ORGANIZATIONS,
    ROLES,
    GROUPS,
    BRANDING,
    AUDIT,
    APPLICATIONS,
    IDENTITY_PROVIDERS,
    APIS,
    EXTENSIONS,
    BILLING,
    DEVELOPER;

    /** The name in configuration, for example {@code users}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operations of this group, in a set of the caller's own. */
    public Set<Operation> operations() {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.toolset() == this)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));
    }
}
