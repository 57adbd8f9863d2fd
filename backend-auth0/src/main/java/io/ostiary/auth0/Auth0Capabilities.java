package io.ostiary.auth0;

import static io.ostiary.Operation.GET_CONFIGURATION_SUMMARY;
import static io.ostiary.Operation.GET_CONTEXT;
import static io.ostiary.Operation.LIST_CAPABILITIES;

import io.ostiary.Capabilities;
import io.ostiary.Operation;

/** What Auth0 can do, and what this version of the backend does not do yet. */
final class Auth0Capabilities {
    private static final String NOT_YET =
            "This version of the Auth0 backend does not do it yet; use the Auth0 Dashboard.";

    static final Capabilities WIDEST =
            withoutTheRest(Capabilities.builder().supports(GET_CONTEXT, LIST_CAPABILITIES, GET_CONFIGURATION_SUMMARY));

    private Auth0Capabilities() {}

    private static Capabilities withoutTheRest(Capabilities.Builder declared) {
        Capabilities written = declared.build();
        for (Operation operation : Operation.values()) {
            if (!written.declares(operation)) {
                declared.lacks(operation, NOT_YET);
            }
        }
        return declared.build();
    }
}
