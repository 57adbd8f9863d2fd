package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.GRANT_APPLICATION_ACCESS;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.REVOKE_APPLICATION_ACCESS;
import static io.ostiary.Operation.UPDATE_API;

import io.ostiary.Capabilities;

/** What Keycloak can do with APIs. */
final class ApiCapabilities {
    private static final String LIFETIME =
            "with Keycloak the application that asks says how long a token is valid, or else the realm; use"
                    + " update_application with token_lifetime";

    private static final String SIGNING =
            "with Keycloak the application that asks says how a token is signed, or else the realm; set the access token"
                    + " signature algorithm of the client in the Admin Console";

    private static final String LENGTH =
            "An identifier is at most 255 characters long, together with each scope at most 254, and a name or description"
                    + " at most 255 UTF-16 characters.";

    private ApiCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(LIST_APIS, "The server tells all client scopes of the realm at once, in every call.")
                .supports(
                        GET_API,
                        "How long tokens are valid and how they are signed is not the API's to say; to tell who may call it,"
                                + " all clients are read.")
                .supports(
                        CREATE_API,
                        "An API is a client scope named by its identifier, and each scope another, named identifier#scope"
                                + " because two APIs may have the same; these names stand in the scope claim of tokens, and"
                                + " % and # of an identifier are escaped in them. "
                                + LENGTH)
                .lacks(CREATE_API, "token_lifetime", LIFETIME)
                .lacks(CREATE_API, "signing_alg", SIGNING)
                .supports(UPDATE_API, "Scopes are written one after the other. " + LENGTH)
                .lacks(UPDATE_API, "token_lifetime", LIFETIME)
                .lacks(UPDATE_API, "signing_alg", SIGNING)
                .supports(DELETE_API, "Access tokens that are out there are good until they expire.")
                .supports(
                        GRANT_APPLICATION_ACCESS,
                        "The application asks for a token with scope=identifier#scope, or scope=identifier for none of the"
                                + " scopes; where it also signs people in, it can ask for the same on their behalf.")
                .supports(REVOKE_APPLICATION_ACCESS, "Access tokens that are out there are good until they expire.");
    }
}
