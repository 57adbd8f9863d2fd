package io.ostiary.keycloak;

import static io.ostiary.Operation.ACKNOWLEDGE_SECURITY_ALERT;
import static io.ostiary.Operation.GET_SECURITY_STATS;
import static io.ostiary.Operation.LIST_SECURITY_ALERTS;
import static io.ostiary.Operation.RESOLVE_SECURITY_ALERT;

import io.ostiary.Capabilities;

/** What Keycloak can do with security alerts. */
final class SecurityAlertCapabilities {
    private static final String COMPOSED =
            "Keycloak keeps no alerts, so they are composed of the newest 1,000 failed sign-ins and the newest 1,000 locks"
                    + " and granted roles that its realm saved: one for each kind, subject and day in UTC. A spray is 20"
                    + " users from one address on one day; a role of the realm counts as administrative by its name, and"
                    + " one that a group or an organization gives raises none.";
    private static final String NO_STATUS =
            "Keycloak's alerts are composed of its events, which have no status; to act on one use disable_user,"
                    + " revoke_user_sessions or unassign_role";

    private SecurityAlertCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(LIST_SECURITY_ALERTS, COMPOSED)
                .lacks(
                        LIST_SECURITY_ALERTS,
                        "kind.leaked_password",
                        "Keycloak knows no passwords that leaked elsewhere; forbid them by a password policy of the realm")
                .lacks(
                        LIST_SECURITY_ALERTS,
                        "kind.refresh_token_reuse",
                        "Keycloak names no user in the event of a refresh token that was used twice, and does not save it"
                                + " unless the realm's events settings say so; then search_audit_events finds it as"
                                + " keycloak:REFRESH_TOKEN_ERROR")
                .lacks(LIST_SECURITY_ALERTS, "status.acknowledged", NO_STATUS)
                .lacks(LIST_SECURITY_ALERTS, "status.resolved", NO_STATUS)
                .lacks(ACKNOWLEDGE_SECURITY_ALERT, NO_STATUS)
                .lacks(RESOLVE_SECURITY_ALERT, NO_STATUS)
                .supports(GET_SECURITY_STATS, COMPOSED);
    }
}
