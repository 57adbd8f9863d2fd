package io.ostiary.permission;

import static io.ostiary.Operation.*;

import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import io.ostiary.organization.OrganizationId;
import io.ostiary.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the roles of one tenant allow, and whom.
 *
 * <p>What a role allows, {@link io.ostiary.role.Role#permissions} says and nothing else. A resource names the permissions
 * that there are, so that somebody can choose among them: it exists when it was defined or when a role's permissions
 * name it.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}.
 */
public interface Permissions {
    /** The resources with their actions, by key. */
    @Performs(LIST_PERMISSION_RESOURCES)
    default List<PermissionResource> resources() {
        throw new UnsupportedException(LIST_PERMISSION_RESOURCES);
    }

    /**
     * Defines a resource, and returns it with all its actions. One that is there keeps those it has; so defining it again
     * changes nothing.
     */
    @Performs(CREATE_PERMISSION_RESOURCE)
    default PermissionResource create(NewPermissionResource resource) {
        throw new UnsupportedException(CREATE_PERMISSION_RESOURCE);
    }

    /**
     * Whether a user may do something. Roles of the tenant count everywhere, roles inside an organization only there.
     *
     * @param organization where the user wants to do it, or null where no organization matters
     * @throws io.ostiary.NotFoundException when there is no such user or organization
     */
    @Performs(CHECK_PERMISSION)
    default AccessDecision check(UserId user, PermissionName permission, @Nullable OrganizationId organization) {
        throw new UnsupportedException(CHECK_PERMISSION);
    }

    /**
     * Why a user may do something, or why not.
     *
     * @param organization where the user wants to do it, or null where no organization matters
     * @throws io.ostiary.NotFoundException when there is no such user or organization
     */
    @Performs(EXPLAIN_ACCESS)
    default AccessExplanation explain(UserId user, PermissionName permission, @Nullable OrganizationId organization) {
        throw new UnsupportedException(EXPLAIN_ACCESS);
    }

    /** The resources and roles, all of them. */
    @Performs(GET_RBAC_STATE)
    default RbacState state() {
        throw new UnsupportedException(GET_RBAC_STATE);
    }

    /**
     * Makes resources and roles be as they are to be, and tells what changed. Applying the same again changes nothing.
     * Throws only while nothing is written; what fails afterwards, the outcome tells.
     *
     * @param prune whether what is there but not wanted goes: roles, resources, actions, and the default role
     * @param dryRun whether only to tell what would change, and to refuse what would be refused
     * @throws io.ostiary.ConflictException when a role that would go is still assigned, or one is there with another scope;
     *     the message names it
     */
    @Performs(APPLY_RBAC_STATE)
    default RbacOutcome apply(NewRbacState wanted, boolean prune, boolean dryRun) {
        throw new UnsupportedException(APPLY_RBAC_STATE);
    }
}
