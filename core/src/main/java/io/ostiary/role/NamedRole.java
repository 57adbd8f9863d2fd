package io.ostiary.role;

/**
 * A role as others mention it: which one, but not what it allows.
 *
 * @param id identifies it in the tenant
 * @param key its unique name
 */
public record NamedRole(RoleId id, String key) {
    /** The mention of a role. */
    public static NamedRole of(Role role) {
        return new NamedRole(role.id(), role.key());
    }
}
