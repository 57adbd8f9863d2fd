package io.ostiary.keycloak;

import io.ostiary.Capabilities;
import io.ostiary.Toolset;

/** Why Keycloak has no billing. */
final class BillingCapabilities {
    private static final String NO_BILLING =
            "Keycloak knows neither plans nor prices nor metered usage. Bill with a payment provider; which plan a user is on"
                    + " is told by a role, or by set_user_metadata with set_claim_mapper where tokens have to tell it.";

    private BillingCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.lacks(Toolset.BILLING.operations(), NO_BILLING);
    }
}
