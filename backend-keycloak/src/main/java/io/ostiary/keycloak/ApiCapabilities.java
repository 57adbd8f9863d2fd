package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.GRANT_APPLICATION_ACCESS;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.REVOKE_APPLICATION_ACCESS;
import static io.ostiary.Operation.UPDATE_API;

import io.ostiary.Capabilities;
import io.ostiary.Operation;

/** Why Keycloak has no APIs. */
final class ApiCapabilities {
    private static final String NO_APIS =
            "Keycloak knows no API with scopes of its own: its client scopes are the whole realm's, and how long a token is"
                    + " valid and how it is signed is a setting of the application that asks for it. What users may do is"
                    + " told by create_permission_resource and roles; client scopes are made in the admin console.";

    private static final String NO_GRANTS =
            "Keycloak knows no API that access could be granted to. What an application may do for itself are the roles of"
                    + " its service account; give them, or optional client scopes, in the admin console.";

    private ApiCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        for (Operation operation : new Operation[] {LIST_APIS, GET_API, CREATE_API, UPDATE_API, DELETE_API}) {
            declared.lacks(operation, NO_APIS);
        }
        return declared.lacks(GRANT_APPLICATION_ACCESS, NO_GRANTS).lacks(REVOKE_APPLICATION_ACCESS, NO_GRANTS);
    }
}
