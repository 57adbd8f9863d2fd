package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_TENANT;
import static io.ostiary.Operation.DELETE_TENANT;
import static io.ostiary.Operation.GET_CONFIGURATION_SUMMARY;
import static io.ostiary.Operation.GET_CONTEXT;
import static io.ostiary.Operation.GET_TENANT;
import static io.ostiary.Operation.LIST_CAPABILITIES;
import static io.ostiary.Operation.LIST_TENANTS;
import static io.ostiary.Operation.UPDATE_TENANT;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.tenant.TenantSettings;

/** What Keycloak can do, and what this version of the backend does not do yet. */
final class KeycloakCapabilities {
    private static final String AUTH_METHODS =
            "Keycloak decides it by authentication flows; bind another browser flow in the Admin Console";

    private static final String NOT_YET =
            "This version of the Keycloak backend does not do it yet; use Keycloak's Admin Console.";

    static final Capabilities WIDEST = withoutTheRest(Capabilities.builder()
            .supports(GET_CONTEXT, LIST_CAPABILITIES, GET_CONFIGURATION_SUMMARY)
            .supports(LIST_TENANTS, GET_TENANT, CREATE_TENANT, UPDATE_TENANT, DELETE_TENANT)
            .lacks(CREATE_TENANT, "settings", AUTH_METHODS + "; update_tenant allows registration")
            .lacks(UPDATE_TENANT, "auth_methods", AUTH_METHODS));

    private KeycloakCapabilities() {}

    private static Capabilities withoutTheRest(Capabilities.Builder declared) {
        Capabilities written = declared.build();
        for (Operation operation : Operation.values()) {
            if (!written.declares(operation)) {
                declared.lacks(operation, NOT_YET);
            }
        }
        return declared.build();
    }

    /** Refuses settings other than the default ones. */
    static void refuseSettings(Operation operation, TenantSettings settings) {
        if (!settings.equals(TenantSettings.DEFAULT)) {
            WIDEST.require(operation, "settings");
        }
    }
}
