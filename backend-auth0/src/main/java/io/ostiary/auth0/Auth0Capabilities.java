package io.ostiary.auth0;

import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.AUTHENTICATE_USER;
import static io.ostiary.Operation.COUNT_USERS;
import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.CREATE_SESSION;
import static io.ostiary.Operation.CREATE_TENANT;
import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.DELETE_CLAIM_MAPPER;
import static io.ostiary.Operation.DELETE_ROLE;
import static io.ostiary.Operation.DELETE_TENANT;
import static io.ostiary.Operation.DELETE_USER;
import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.ENABLE_USER;
import static io.ostiary.Operation.EXPORT_USER_DATA;
import static io.ostiary.Operation.GET_CONFIGURATION_SUMMARY;
import static io.ostiary.Operation.GET_CONTEXT;
import static io.ostiary.Operation.GET_SDK_SETUP;
import static io.ostiary.Operation.GET_SESSION;
import static io.ostiary.Operation.GET_TENANT;
import static io.ostiary.Operation.GET_USER;
import static io.ostiary.Operation.GET_USER_METADATA;
import static io.ostiary.Operation.IMPORT_USERS;
import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.LIST_CAPABILITIES;
import static io.ostiary.Operation.LIST_CLAIM_MAPPERS;
import static io.ostiary.Operation.LIST_MFA_FACTORS;
import static io.ostiary.Operation.LIST_ROLES;
import static io.ostiary.Operation.LIST_ROLE_MEMBERS;
import static io.ostiary.Operation.LIST_SESSIONS;
import static io.ostiary.Operation.LIST_TENANTS;
import static io.ostiary.Operation.LIST_USERS;
import static io.ostiary.Operation.LIST_USER_ROLES;
import static io.ostiary.Operation.REFRESH_SESSION;
import static io.ostiary.Operation.RESET_MFA;
import static io.ostiary.Operation.REVOKE_SESSION;
import static io.ostiary.Operation.REVOKE_USER_SESSIONS;
import static io.ostiary.Operation.SEND_EMAIL_VERIFICATION;
import static io.ostiary.Operation.SEND_PASSWORD_RESET;
import static io.ostiary.Operation.SET_CLAIM_MAPPER;
import static io.ostiary.Operation.SET_EMAIL_VERIFIED;
import static io.ostiary.Operation.SET_PASSWORD;
import static io.ostiary.Operation.SET_USER_METADATA;
import static io.ostiary.Operation.UNASSIGN_ROLE;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;
import static io.ostiary.Operation.UNLOCK_USER;
import static io.ostiary.Operation.UPDATE_ROLE;
import static io.ostiary.Operation.UPDATE_TENANT;
import static io.ostiary.Operation.UPDATE_USER;
import static io.ostiary.Operation.VERIFY_TOKEN;

import io.ostiary.Capabilities;

/** What Auth0 can do, and what this version of the backend does not do yet. */
final class Auth0Capabilities {
    private static final String SEARCH =
            "Auth0's search finds what changed only after a moment; locked users count as active.";
    private static final String LOCKED =
            "Auth0 does not search for locked users; ask for one user's status with get_user";
    private static final String IDENTIFIERS =
            "The database connection decides which of e-mail address, username and telephone number a user may have or"
                    + " must have, and that no two have the same; addresses are kept in lower case.";

    private static final String ONE_TENANT =
            "A tenant of Auth0 is made and deleted in the Auth0 Dashboard, and the credentials are one tenant's own; within"
                    + " one, organizations separate customers.";
    static final String ROLE_NAME = "Auth0 knows a role by one name, which is its key; describe it in the description";
    static final String ROLE_SCOPE =
            "an Auth0 role has no place to keep it; every role can be given inside organizations, with"
                    + " add_organization_member or assign_role";
    static final String DEFAULT_ROLE =
            "Auth0 gives no role by itself; assign it by a post-login Action or with assign_role";

    static final Capabilities WIDEST = declared();

    private Auth0Capabilities() {}

    private static Capabilities declared() {
        return Capabilities.builder()
                .with(Auth0Capabilities::users)
                .with(Auth0Capabilities::bulk)
                .with(Auth0Capabilities::sessions)
                .with(Auth0Capabilities::roles)
                .with(Auth0Capabilities::tenants)
                .with(OrganizationCapabilities::declare)
                .with(PermissionCapabilities::declare)
                .with(ApplicationCapabilities::declare)
                .with(ApiCapabilities::declare)
                .with(ExtensionCapabilities::declare)
                .with(BillingCapabilities::declare)
                .with(ApiKeyCapabilities::declare)
                .with(GroupCapabilities::declare)
                .with(ProviderCapabilities::declare)
                .with(BrandingCapabilities::declare)
                .with(EmailTemplateCapabilities::declare)
                .with(AuditCapabilities::declare)
                .build();
    }

    private static Capabilities.Builder users(Capabilities.Builder declared) {
        return declared.supports(GET_CONTEXT, LIST_CAPABILITIES, GET_CONFIGURATION_SUMMARY, GET_SDK_SETUP)
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
                .supports(
                        SET_PASSWORD,
                        "Auth0 enables a disabled user with the new password, so the user is disabled"
                                + " again at once.")
                .lacks(
                        SET_PASSWORD,
                        "temporary",
                        "Auth0 knows no temporary passwords; mail the user a link with send_password_reset")
                .supports(LIST_MFA_FACTORS, RESET_MFA)
                .supports(
                        LINK_ACCOUNTS,
                        "Auth0 discards the profile, the metadata and the second factors of the secondary user.")
                .supports(
                        UNLINK_ACCOUNTS,
                        "The user that is split off begins with the identity's profile and without metadata.")
                .supports(GET_USER_METADATA, DELETE_USER_METADATA)
                .supports(
                        SET_USER_METADATA,
                        "It is app_metadata, where Auth0 keeps numbers with the precision of a double.");
    }

    private static Capabilities.Builder bulk(Capabilities.Builder declared) {
        return declared.supports(
                        IMPORT_USERS,
                        "Rows of new users without a password come in by Auth0's import jobs, two at a time; every other row"
                                + " is written by requests of its own. By username an update finds somebody new only after"
                                + " a moment.")
                .lacks(
                        IMPORT_USERS,
                        "mode.upsert_password_hash",
                        "Auth0 takes a password hash of new users only; set a password, or mail a password reset")
                .supports(
                        EXPORT_USER_DATA,
                        "It is read part by part; what plan or credentials do not give is told in the section missing.")
                .supports(LIST_CLAIM_MAPPERS)
                .supports(
                        SET_CLAIM_MAPPER,
                        "One generated post-login Action holds all mappers; Auth0 takes up to a minute to build it, and once"
                                + " it was edited by hand it is left alone.")
                .supports(
                        DELETE_CLAIM_MAPPER,
                        "One generated post-login Action holds all mappers; Auth0 takes up to a minute to build it, and once"
                                + " it was edited by hand it is left alone.");
    }

    private static Capabilities.Builder tenants(Capabilities.Builder declared) {
        return declared.supports(LIST_TENANTS, "It is the one tenant that the credentials belong to.")
                .supports(
                        GET_TENANT,
                        "Self-registration and ways to sign in are those of the database connection that the backend uses.")
                .lacks(CREATE_TENANT, ONE_TENANT)
                .supports(
                        UPDATE_TENANT,
                        "Self-registration is a setting of the database connection that the backend uses.")
                .lacks(
                        UPDATE_TENANT,
                        "auth_methods",
                        "Auth0 decides it by connections and applications; set_identity_provider_status switches"
                                + " single methods")
                .lacks(DELETE_TENANT, ONE_TENANT);
    }

    private static Capabilities.Builder roles(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_ROLES,
                        "Auth0 filters by the name alone and tells a role's permissions one role at a time, so every call"
                                + " reads all roles, and the permissions of those on the page.")
                .supports(
                        CREATE_ROLE,
                        "A permission is a scope of the configured API, or identifier#scope of another one, and has to be"
                                + " there; role and permissions are written one after the other.")
                .lacks(CREATE_ROLE, "name", ROLE_NAME)
                .lacks(CREATE_ROLE, "is_default", DEFAULT_ROLE)
                .lacks(CREATE_ROLE, "scope.organization", ROLE_SCOPE)
                .supports(
                        UPDATE_ROLE,
                        "A permission is a scope of the configured API, or identifier#scope of another one, and has to be"
                                + " there; description and permissions are written one after the other.")
                .lacks(UPDATE_ROLE, "name", ROLE_NAME)
                .lacks(UPDATE_ROLE, "is_default", DEFAULT_ROLE)
                .supports(
                        DELETE_ROLE,
                        "Auth0 deletes a role whoever has it, so the check is made before; who has it inside organizations"
                                + " Auth0 tells one by one, so where there are more than 50, only force deletes it.")
                .supports(ASSIGN_ROLE, UNASSIGN_ROLE)
                .supports(LIST_USER_ROLES, "Roles within an organization are not among them.")
                .supports(
                        LIST_ROLE_MEMBERS,
                        "A page has at most 50 users; Auth0 tells their names only, and a search the rest, which may be a few"
                                + " seconds old.");
    }

    private static Capabilities.Builder sessions(Capabilities.Builder declared) {
        return declared.supports(
                        AUTHENTICATE_USER,
                        "A sign-in with a password makes a refresh token rather than a session of a browser, and Auth0 does"
                                + " not tell which; find it with list_sessions.")
                .supports(
                        REFRESH_SESSION, "Auth0 does not tell an expired or revoked refresh token from an unknown one.")
                .supports(
                        LIST_SESSIONS,
                        "Sessions of browsers and refresh tokens without one; Auth0 tells them in its Enterprise plans only,"
                                + " and every call reads all of the user's.")
                .lacks(LIST_SESSIONS, "user.everybody", "Auth0 lists sessions user by user; name the user")
                .supports(GET_SESSION, "Auth0 tells sessions in its Enterprise plans only.")
                .lacks(
                        CREATE_SESSION,
                        "Auth0 starts no session without credentials: Custom Token Exchange needs an Action of the tenant's"
                                + " own and a larger plan; use authenticate_user, or let the user sign in.")
                .supports(REVOKE_SESSION, "Auth0 ends it within moments of its answer, in its Enterprise plans only.")
                .supports(
                        REVOKE_USER_SESSIONS,
                        "Auth0 ends them within moments of its answer. Below its Enterprise plans refresh tokens end, sessions"
                                + " of browsers go on, and none can be kept.")
                .supports(
                        VERIFY_TOKEN,
                        "The signature is checked, RS256 only; Auth0 does not tell whether the session goes on, and a token"
                                + " for no API is opaque and counts as malformed.");
    }
}
