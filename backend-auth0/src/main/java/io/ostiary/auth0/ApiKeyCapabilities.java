package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_API_KEY;
import static io.ostiary.Operation.LIST_API_KEYS;
import static io.ostiary.Operation.REVOKE_API_KEY;
import static io.ostiary.Operation.ROTATE_API_KEYS;

import io.ostiary.Capabilities;

/** What Auth0 can do with API keys. */
final class ApiKeyCapabilities {
    private ApiKeyCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_API_KEYS,
                        "A key is a machine application, when it was made Auth0 does not tell, and every call reads all of"
                                + " them. Who may change applications in the Auth0 Dashboard can change what a key may do"
                                + " and until when.")
                .supports(
                        CREATE_API_KEY,
                        "A key is a machine application that is granted no API, and counts as one in the plan; its name has"
                                + " neither < nor >. One whose creation got no answer may be there nevertheless.")
                .supports(
                        ROTATE_API_KEYS,
                        "The keys go one after the other; where one cannot be deleted, those after it are still good, and so"
                                + " is the new one.")
                .supports(REVOKE_API_KEY);
    }
}
