package io.ostiary.auth0;

import static io.ostiary.Operation.COUNT_USERS;
import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.DELETE_USER;
import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.ENABLE_USER;
import static io.ostiary.Operation.GET_CONFIGURATION_SUMMARY;
import static io.ostiary.Operation.GET_CONTEXT;
import static io.ostiary.Operation.GET_USER;
import static io.ostiary.Operation.GET_USER_METADATA;
import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.LIST_CAPABILITIES;
import static io.ostiary.Operation.LIST_MFA_FACTORS;
import static io.ostiary.Operation.LIST_USERS;
import static io.ostiary.Operation.RESET_MFA;
import static io.ostiary.Operation.SEND_EMAIL_VERIFICATION;
import static io.ostiary.Operation.SEND_PASSWORD_RESET;
import static io.ostiary.Operation.SET_EMAIL_VERIFIED;
import static io.ostiary.Operation.SET_PASSWORD;
import static io.ostiary.Operation.SET_USER_METADATA;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;
import static io.ostiary.Operation.UNLOCK_USER;
import static io.ostiary.Operation.UPDATE_USER;

import io.ostiary.Capabilities;
import io.ostiary.Operation;

/** What Auth0 can do, and what this version of the backend does not do yet. */
final class Auth0Capabilities {
    private static final String SEARCH =
            "Auth0's search finds what changed only after a moment; locked users count as active.";
    private static final String LOCKED =
            "Auth0 does not search for locked users; ask for one user's status with get_user";
    private static final String IDENTIFIERS =
            "The database connection decides which of e-mail address, username and telephone number a user may have or"
                    + " must have; addresses are kept in lower case.";
    private static final String NOT_YET =
            "This version of the Auth0 backend does not do it yet; use the Auth0 Dashboard.";

    static final Capabilities WIDEST = withoutTheRest(Capabilities.builder()
            .supports(GET_CONTEXT, LIST_CAPABILITIES, GET_CONFIGURATION_SUMMARY)
            .supports(LIST_USERS, SEARCH)
            .lacks(LIST_USERS, "status.locked", LOCKED)
            .supports(COUNT_USERS, SEARCH)
            .lacks(COUNT_USERS, "status.locked", LOCKED)
            .supports(GET_USER, "By username Auth0 finds somebody new only after a moment.")
            .supports(
                    CREATE_USER,
                    IDENTIFIERS
                            + " Auth0 creates nobody without a password, so a random one that nobody knows stands in.")
            .supports(
                    UPDATE_USER,
                    IDENTIFIERS
                            + " A username is changed by a request of its own, and changed back when the rest is refused.")
            .supports(DISABLE_USER, "Access tokens that are out there are good until they expire.")
            .supports(ENABLE_USER, DELETE_USER, SET_EMAIL_VERIFIED, UNLOCK_USER)
            .supports(
                    SEND_PASSWORD_RESET,
                    "Auth0 mails one link per minute and address, and does not tell when it mails none.")
            .lacks(
                    SEND_PASSWORD_RESET,
                    "redirect_uri",
                    "Auth0 takes it from the e-mail template; set it in the Auth0 Dashboard")
            .supports(SEND_EMAIL_VERIFICATION)
            .supports(SET_PASSWORD, "Auth0 lifts a block with the password; it is put back at once.")
            .lacks(
                    SET_PASSWORD,
                    "temporary",
                    "Auth0 knows no temporary passwords; mail the user a link with send_password_reset")
            .supports(LIST_MFA_FACTORS, RESET_MFA)
            .supports(LINK_ACCOUNTS, "Auth0 discards the profile and the metadata of the secondary user.")
            .supports(
                    UNLINK_ACCOUNTS,
                    "The user that is split off begins with the identity's profile and without metadata.")
            .supports(GET_USER_METADATA, DELETE_USER_METADATA)
            .supports(
                    SET_USER_METADATA,
                    "It is app_metadata, where Auth0 keeps numbers with the precision of a double."));

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
