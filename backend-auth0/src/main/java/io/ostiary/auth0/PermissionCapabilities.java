package io.ostiary.auth0;

import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.CHECK_PERMISSION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.EXPLAIN_ACCESS;
import static io.ostiary.Operation.GET_RBAC_STATE;
import static io.ostiary.Operation.LIST_PERMISSION_RESOURCES;

import io.ostiary.Capabilities;

/** What Auth0 can do with permissions, and what it cannot. */
final class PermissionCapabilities {
    private static final String ONE_ROLE_AT_A_TIME = "Auth0 tells a role's permissions one role at a time.";

    private PermissionCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_PERMISSION_RESOURCES,
                        "A resource is what stands before the colon of scopes of the configured API, so read:posts is the"
                                + " action posts on read.")
                .supports(
                        CREATE_PERMISSION_RESOURCE,
                        "Actions are scopes of the configured API, of which Auth0 takes all at once: of two processes that"
                                + " add at the same time the later wins.")
                .supports(
                        CHECK_PERMISSION,
                        "Roles decide, those of groups too; a permission that Auth0 gives a user without a role does not"
                                + " count. Inside an organization every role there is a request.")
                .supports(EXPLAIN_ACCESS, ONE_ROLE_AT_A_TIME)
                .supports(
                        GET_RBAC_STATE, ONE_ROLE_AT_A_TIME + " Scopes of the form resource:action are told, no others.")
                .supports(
                        APPLY_RBAC_STATE,
                        "The changes are made one after the other; permissions that belong to no resource have to be scopes"
                                + " already. " + ONE_ROLE_AT_A_TIME)
                .lacks(APPLY_RBAC_STATE, "state.roles.name", Auth0Capabilities.ROLE_NAME)
                .lacks(APPLY_RBAC_STATE, "state.roles.scope.organization", Auth0Capabilities.ROLE_SCOPE)
                .lacks(APPLY_RBAC_STATE, "state.default_role", Auth0Capabilities.DEFAULT_ROLE);
    }
}
