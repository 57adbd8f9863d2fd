package io.ostiary.auth0;

import static io.ostiary.Operation.ADD_REDIRECT_URI;
import static io.ostiary.Operation.CREATE_APPLICATION;
import static io.ostiary.Operation.DELETE_APPLICATION;
import static io.ostiary.Operation.GET_APPLICATION;
import static io.ostiary.Operation.LIST_APPLICATIONS;
import static io.ostiary.Operation.LIST_REDIRECT_URIS;
import static io.ostiary.Operation.REMOVE_REDIRECT_URI;
import static io.ostiary.Operation.ROTATE_APPLICATION_SECRET;
import static io.ostiary.Operation.UPDATE_APPLICATION;

import io.ostiary.Capabilities;

/** What Auth0 can do with applications. */
final class ApplicationCapabilities {
    private static final String LIFETIME =
            "Auth0 decides it API by API, for every application that calls the API; use update_api with token_lifetime";
    private static final String NAMED =
            "Applications that the settings name keep their secret, type and grant types, and are not deleted.";

    private ApplicationCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_APPLICATIONS,
                        "The application that the backend itself uses is not listed. A page has at most 100; Auth0"
                                + " has no search for a text, so a call reads up to 1,000 applications for one, and"
                                + " its page may be short or empty though others follow.")
                .supports(GET_APPLICATION)
                .supports(
                        CREATE_APPLICATION,
                        "Auth0 chooses the id, so an application whose creation got no answer may be there nevertheless.")
                .lacks(CREATE_APPLICATION, "token_lifetime", LIFETIME)
                .supports(UPDATE_APPLICATION, NAMED)
                .lacks(UPDATE_APPLICATION, "token_lifetime", LIFETIME)
                .supports(DELETE_APPLICATION, NAMED)
                .supports(ROTATE_APPLICATION_SECRET, "Auth0 takes the old secret for up to 30 seconds more. " + NAMED)
                .supports(LIST_REDIRECT_URIS, "A page has at most 100 applications.")
                .supports(ADD_REDIRECT_URI, REMOVE_REDIRECT_URI);
    }
}
