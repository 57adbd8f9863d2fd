package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_API_KEY;
import static io.ostiary.Operation.LIST_API_KEYS;
import static io.ostiary.Operation.REVOKE_API_KEY;
import static io.ostiary.Operation.ROTATE_API_KEYS;

import io.ostiary.Capabilities;

/** What Keycloak can do with API keys. */
final class ApiKeyCapabilities {
    private ApiKeyCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_API_KEYS,
                        "A key is a client with a service account, and proving one is a request for a token. Who may manage"
                                + " clients in the Admin Console can change what a key may do and until when.")
                .supports(
                        CREATE_API_KEY,
                        "A key is a client with a service account without roles; Keycloak itself goes on letting it in"
                                + " after its end, to nothing.")
                .supports(
                        ROTATE_API_KEYS,
                        "The keys go one after the other; where one cannot be deleted, those after it are still good, and so"
                                + " is the new one.")
                .supports(REVOKE_API_KEY);
    }
}
