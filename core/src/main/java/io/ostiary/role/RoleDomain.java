package io.ostiary.role;

/**
 * Identifies what a role counts inside, where that is less than the tenant. Implemented by the id of an organization:
 * organizations know of roles, and roles of no organization.
 */
public interface RoleDomain {
    /** The provider's id. */
    String value();
}
