package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.GRANT_APPLICATION_ACCESS;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.REVOKE_APPLICATION_ACCESS;
import static io.ostiary.Operation.UPDATE_API;

import io.ostiary.Capabilities;

/** What Auth0 can do with APIs. */
final class ApiCapabilities {
    private static final String OF_PERMISSIONS =
            "The scopes of the API that the setting audience names are the permissions of roles";

    private ApiCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_APIS,
                        "The Auth0 Management API is not listed. Auth0 pages them by number only, so every call reads"
                                + " all of them.")
                .supports(GET_API, "A page of who may call it has at most 100.")
                .supports(
                        CREATE_API,
                        "The secret of an API whose tokens are signed with HS256 is read in the Auth0 Dashboard.")
                .supports(
                        UPDATE_API,
                        OF_PERMISSIONS + " and are changed with those; a scope that another API loses, roles lose too.")
                .supports(
                        DELETE_API, OF_PERMISSIONS + ", and it is not deleted; with another API roles lose its scopes.")
                .supports(
                        GRANT_APPLICATION_ACCESS,
                        "Access to the Auth0 Management API itself is granted in the Auth0 Dashboard only.")
                .supports(REVOKE_APPLICATION_ACCESS, "Access tokens that are out there are good until they expire.");
    }
}
