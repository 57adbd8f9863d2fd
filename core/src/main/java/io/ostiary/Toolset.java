package io.ostiary;

import java.util.Locale;

/** A group of operations around one noun, switched on and off together by an operator. */
public enum Toolset {
    USERS,
    METADATA,
    SESSIONS,
    TENANTS,
    ORGANIZATIONS,
    ROLES,
    GROUPS,
    AUDIT,
    APPLICATIONS,
    IDENTITY_PROVIDERS,
    APIS,
    BRANDING,
    DEVELOPER;

    /** The name in configuration, for example {@code users}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
