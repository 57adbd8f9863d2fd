package io.ostiary.organization;

import io.ostiary.role.NamedRole;
import io.ostiary.user.User;
import java.util.List;

/**
 * A user as a member of one organization.
 *
 * @param user who it is; a provider may tell less about a member than {@code get_user} does
 * @param roles the roles that the user has inside the organization, by key
 */
public record OrganizationMember(User user, List<NamedRole> roles) {
    /** Copies the roles. */
    public OrganizationMember {
        roles = List.copyOf(roles);
    }
}
