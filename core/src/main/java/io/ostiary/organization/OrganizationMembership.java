package io.ostiary.organization;

import io.ostiary.role.NamedRole;
import java.util.List;

/**
 * An organization as one of its members sees it.
 *
 * @param organization the organization, its members not counted
 * @param roles the roles that the member has inside it, by key
 */
public record OrganizationMembership(Organization organization, List<NamedRole> roles) {
    /** Copies the roles. */
    public OrganizationMembership {
        roles = List.copyOf(roles);
    }
}
