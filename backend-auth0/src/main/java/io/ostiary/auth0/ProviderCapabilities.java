package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.DELETE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.GET_IDENTITY_PROVIDER;
import static io.ostiary.Operation.LIST_IDENTITY_PROVIDERS;
import static io.ostiary.Operation.SET_IDENTITY_PROVIDER_STATUS;
import static io.ostiary.Operation.UPDATE_IDENTITY_PROVIDER;

import io.ostiary.Capabilities;

/** What Auth0 can do with identity providers. */
final class ProviderCapabilities {
    private ProviderCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_IDENTITY_PROVIDERS,
                        "Every page reads all connections. The built-in methods are the database connection that the"
                                + " settings name and the passwordless ones, which are disabled while they are not there.")
                .supports(GET_IDENTITY_PROVIDER)
                .supports(
                        CREATE_IDENTITY_PROVIDER,
                        "The connection is enabled for the application of the setting sign-in-client-id; enable it"
                                + " for others in the Auth0 Dashboard.")
                .supports(
                        UPDATE_IDENTITY_PROVIDER,
                        "Auth0 replaces the options as a whole, so all are sent back; where it does not tell the secret, a"
                                + " change of other settings has to bring it.")
                .supports(
                        SET_IDENTITY_PROVIDER_STATUS,
                        "It is what Auth0 calls the connection's purpose of authentication, and which applications use it"
                                + " stays; they are switched one after the other. A passwordless connection has to be"
                                + " there.")
                .supports(
                        DELETE_IDENTITY_PROVIDER,
                        "Auth0 deletes with it, some time later, the users who sign in there.");
    }
}
