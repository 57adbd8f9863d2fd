package io.ostiary.role;

/** Where a role can be given. */
public enum RoleScope {
    /** Inside organizations only. */
    ORGANIZATION,
    /** In the whole tenant, to users and to groups, and inside organizations. */
    TENANT
}
