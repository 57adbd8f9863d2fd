package io.ostiary.auth0;

import static io.ostiary.Operation.ACKNOWLEDGE_SECURITY_ALERT;
import static io.ostiary.Operation.GET_AUDIT_EVENT;
import static io.ostiary.Operation.GET_SECURITY_STATS;
import static io.ostiary.Operation.LIST_AUDIT_EVENT_TYPES;
import static io.ostiary.Operation.LIST_SECURITY_ALERTS;
import static io.ostiary.Operation.RESOLVE_SECURITY_ALERT;
import static io.ostiary.Operation.SEARCH_AUDIT_EVENTS;
import static io.ostiary.Operation.SUMMARIZE_AUDIT_EVENTS;

import io.ostiary.Capabilities;

/** What Auth0 can do with audit events. */
final class AuditCapabilities {
    private static final String KEPT =
            "An entry of Auth0's log arrives some moments after what it tells, and is kept for a day or up to 30, as the plan"
                    + " says; what the Management API refuses leaves none.";

    private static final String COMPOSED =
            "Auth0 keeps no alerts, so they are composed of the newest 1,000 entries of its log that its attack protection"
                    + " wrote and of the newest 1,000 changes: one for each kind, subject and day in UTC. A role counts as"
                    + " administrative by its name; one that is given inside an organization raises none.";
    private static final String NO_STATUS =
            "Auth0's alerts are composed of its log, which keeps no status; to act on one use disable_user,"
                    + " revoke_user_sessions or unassign_role";

    private AuditCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        SEARCH_AUDIT_EVENTS,
                        KEPT
                                + " Auth0 does not search for what a change was made to, so with a target every change is read:"
                                + " a page reads some 1,000 entries at most, and may be empty with more to come.")
                .supports(GET_AUDIT_EVENT, KEPT)
                .supports(LIST_AUDIT_EVENT_TYPES)
                .supports(
                        SUMMARIZE_AUDIT_EVENTS,
                        KEPT
                                + " Auth0 counts nothing, so the newest 10,000 entries that can match are read and counted.")
                .supports(LIST_SECURITY_ALERTS, COMPOSED)
                .lacks(LIST_SECURITY_ALERTS, "status.acknowledged", NO_STATUS)
                .lacks(LIST_SECURITY_ALERTS, "status.resolved", NO_STATUS)
                .lacks(ACKNOWLEDGE_SECURITY_ALERT, NO_STATUS)
                .lacks(RESOLVE_SECURITY_ALERT, NO_STATUS)
                .supports(GET_SECURITY_STATS, COMPOSED);
    }
}
