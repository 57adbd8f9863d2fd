package io.ostiary.keycloak;

import static io.ostiary.Operation.ADD_GROUP_MEMBER;
import static io.ostiary.Operation.ADD_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.ADD_REDIRECT_URI;
import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.ASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.AUTHENTICATE_USER;
import static io.ostiary.Operation.CHECK_PERMISSION;
import static io.ostiary.Operation.COUNT_USERS;
import static io.ostiary.Operation.CREATE_APPLICATION;
import static io.ostiary.Operation.CREATE_GROUP;
import static io.ostiary.Operation.CREATE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.CREATE_INVITATION;
import static io.ostiary.Operation.CREATE_ORGANIZATION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.CREATE_SESSION;
import static io.ostiary.Operation.CREATE_TENANT;
import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.DELETE_APPLICATION;
import static io.ostiary.Operation.DELETE_CLAIM_MAPPER;
import static io.ostiary.Operation.DELETE_GROUP;
import static io.ostiary.Operation.DELETE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.DELETE_ORGANIZATION;
import static io.ostiary.Operation.DELETE_ROLE;
import static io.ostiary.Operation.DELETE_TENANT;
import static io.ostiary.Operation.DELETE_USER;
import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.ENABLE_USER;
import static io.ostiary.Operation.EXPLAIN_ACCESS;
import static io.ostiary.Operation.EXPORT_USER_DATA;
import static io.ostiary.Operation.GET_APPLICATION;
import static io.ostiary.Operation.GET_AUDIT_EVENT;
import static io.ostiary.Operation.GET_CONFIGURATION_SUMMARY;
import static io.ostiary.Operation.GET_CONTEXT;
import static io.ostiary.Operation.GET_GROUP;
import static io.ostiary.Operation.GET_IDENTITY_PROVIDER;
import static io.ostiary.Operation.GET_ORGANIZATION;
import static io.ostiary.Operation.GET_RBAC_STATE;
import static io.ostiary.Operation.GET_SDK_SETUP;
import static io.ostiary.Operation.GET_SESSION;
import static io.ostiary.Operation.GET_TENANT;
import static io.ostiary.Operation.GET_USER;
import static io.ostiary.Operation.GET_USER_METADATA;
import static io.ostiary.Operation.IMPORT_USERS;
import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.LIST_APPLICATIONS;
import static io.ostiary.Operation.LIST_AUDIT_EVENT_TYPES;
import static io.ostiary.Operation.LIST_CAPABILITIES;
import static io.ostiary.Operation.LIST_CLAIM_MAPPERS;
import static io.ostiary.Operation.LIST_GROUPS;
import static io.ostiary.Operation.LIST_GROUP_MEMBERS;
import static io.ostiary.Operation.LIST_IDENTITY_PROVIDERS;
import static io.ostiary.Operation.LIST_INVITATIONS;
import static io.ostiary.Operation.LIST_MFA_FACTORS;
import static io.ostiary.Operation.LIST_ORGANIZATIONS;
import static io.ostiary.Operation.LIST_ORGANIZATION_MEMBERS;
import static io.ostiary.Operation.LIST_PERMISSION_RESOURCES;
import static io.ostiary.Operation.LIST_REDIRECT_URIS;
import static io.ostiary.Operation.LIST_ROLES;
import static io.ostiary.Operation.LIST_ROLE_MEMBERS;
import static io.ostiary.Operation.LIST_SESSIONS;
import static io.ostiary.Operation.LIST_TENANTS;
import static io.ostiary.Operation.LIST_USERS;
import static io.ostiary.Operation.LIST_USER_GROUPS;
import static io.ostiary.Operation.LIST_USER_ORGANIZATIONS;
import static io.ostiary.Operation.LIST_USER_ROLES;
import static io.ostiary.Operation.REFRESH_SESSION;
import static io.ostiary.Operation.REMOVE_GROUP_MEMBER;
import static io.ostiary.Operation.REMOVE_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.REMOVE_REDIRECT_URI;
import static io.ostiary.Operation.RESET_MFA;
import static io.ostiary.Operation.REVOKE_INVITATION;
import static io.ostiary.Operation.REVOKE_SESSION;
import static io.ostiary.Operation.REVOKE_USER_SESSIONS;
import static io.ostiary.Operation.ROTATE_APPLICATION_SECRET;
import static io.ostiary.Operation.SEARCH_AUDIT_EVENTS;
import static io.ostiary.Operation.SEND_EMAIL_VERIFICATION;
import static io.ostiary.Operation.SEND_PASSWORD_RESET;
import static io.ostiary.Operation.SET_CLAIM_MAPPER;
import static io.ostiary.Operation.SET_EMAIL_VERIFIED;
import static io.ostiary.Operation.SET_IDENTITY_PROVIDER_STATUS;
import static io.ostiary.Operation.SET_ORGANIZATION_MEMBER_ROLE;
import static io.ostiary.Operation.SET_PASSWORD;
import static io.ostiary.Operation.SET_USER_METADATA;
import static io.ostiary.Operation.SUMMARIZE_AUDIT_EVENTS;
import static io.ostiary.Operation.UNASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.UNASSIGN_ROLE;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;
import static io.ostiary.Operation.UNLOCK_USER;
import static io.ostiary.Operation.UPDATE_APPLICATION;
import static io.ostiary.Operation.UPDATE_GROUP;
import static io.ostiary.Operation.UPDATE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.UPDATE_ORGANIZATION;
import static io.ostiary.Operation.UPDATE_ROLE;
import static io.ostiary.Operation.UPDATE_TENANT;
import static io.ostiary.Operation.UPDATE_USER;
import static io.ostiary.Operation.VERIFY_TOKEN;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.tenant.TenantSettings;

/** What Keycloak can do, and what it cannot. */
final class KeycloakCapabilities {
    private static final String AUTH_METHODS =
            "Keycloak decides it by authentication flows; bind another browser flow in the Admin Console";

    private static final String LOCKED =
            "Keycloak does not list locked users; ask for one user's status with get_user, in lists they count as active";
    private static final String FULL_NAME =
            "Keycloak does not search attributes, where the full name is; search for the given or the family name";
    private static final String DEFAULT_ROLE =
            "Keycloak's default roles count for everybody, not for new users only; give it with assign_role, or,"
                    + " where all may have it, add it to the realm's default roles in the Admin Console";
    private static final String NO_BCRYPT =
            "Keycloak takes a bcrypt hash and then never matches it; import these users without a hash and mail them a"
                    + " password reset";
    /** A secondary user who has credentials at Keycloak itself. */
    static final String SECONDARY_WITH_PASSWORD = "secondary_user.password";

    private static final String UNIQUE_NAMES =
            "On Keycloak the name of an organization is unique too, and a value of its metadata is at most 255 UTF-16"
                    + " characters long.";

    private static final String EVENTS =
            "Keycloak logs what succeeds and failed sign-ins, not other changes that it refuses; it tells Ostiary's own"
                    + " account as the actor and Ostiary's own address, and roles that are given are told but not searched"
                    + " for as a target. What is done to an API key is told as done to an application, and what is done to"
                    + " an API as done to a client scope.";

    private static final String GROUP_TEXT =
            "On Keycloak a name and a description are at most 255 UTF-16 characters long.";

    private static final String ADDRESSES =
            "Where only the issuer or the metadata URL is given, Keycloak reads the rest there at once and never again.";
    private static final String APPLE =
            "Of Apple's private key Keycloak holds what it signed, which is good for 180 days, until the key is given"
                    + " again; it gets no name and address from Apple, which sends them in a way that Keycloak does not"
                    + " take.";

    private static final String LOWER_CASE = "Keycloak keeps e-mail addresses and usernames in lower case.";
    static final Capabilities WIDEST = Capabilities.builder()
            .with(ApiCapabilities::declare)
            .with(ApiKeyCapabilities::declare)
            .with(ExtensionCapabilities::declare)
            .with(BrandingCapabilities::declare)
            .with(EmailTemplateCapabilities::declare)
            .with(BillingCapabilities::declare)
            .with(SecurityAlertCapabilities::declare)
            .supports(GET_CONTEXT, LIST_CAPABILITIES, GET_CONFIGURATION_SUMMARY, GET_SDK_SETUP)
            .supports(LIST_TENANTS, GET_TENANT, CREATE_TENANT, UPDATE_TENANT, DELETE_TENANT)
            .lacks(CREATE_TENANT, "settings", AUTH_METHODS + "; update_tenant allows registration")
            .lacks(UPDATE_TENANT, "auth_methods", AUTH_METHODS)
            .supports(
                    LIST_USERS,
                    "Without a sort the order is Keycloak's own, by username; with a sort every page reads all users"
                            + " whom the rest of the query selects. What users are linked to at other identity"
                            + " providers shows in get_user only.")
            .supports(COUNT_USERS, "With a text all users who may match are read.")
            .lacks(LIST_USERS, "status.locked", LOCKED)
            .lacks(COUNT_USERS, "status.locked", LOCKED)
            .lacks(LIST_USERS, "query.name", FULL_NAME)
            .lacks(COUNT_USERS, "query.name", FULL_NAME)
            .supports(GET_USER, DISABLE_USER, ENABLE_USER, DELETE_USER)
            .supports(CREATE_USER, LOWER_CASE)
            .supports(
                    UPDATE_USER,
                    "Whoever is a member of an organization keeps an address: it can be changed, not cleared. "
                            + LOWER_CASE)
            .supports(SET_EMAIL_VERIFIED, UNLOCK_USER)
            .supports(
                    IMPORT_USERS,
                    "Every user is created by a request of their own, four at a time, so of two rows that name one user"
                            + " differently either may be the last. " + LOWER_CASE)
            .lacks(IMPORT_USERS, "hash_format.bcrypt", NO_BCRYPT)
            .supports(
                    EXPORT_USER_DATA,
                    "It is read part by part, without offline sessions; what the realm does not give is told in the section"
                            + " missing.")
            .supports(
                    LINK_ACCOUNTS,
                    "Identities at outside identity providers move, one at each; the secondary's address and username are"
                            + " free again, and a provider with the sync mode force overwrites the primary's profile at"
                            + " the next sign-in.")
            .lacks(
                    LINK_ACCOUNTS,
                    SECONDARY_WITH_PASSWORD,
                    "Keycloak gives away no password, second factor or passkey; link the other way round, or delete the"
                            + " secondary's credentials in the Admin Console")
            .supports(
                    UNLINK_ACCOUNTS,
                    "The user that is split off has a new id, the names that it had, which must not be taken meanwhile,"
                            + " and no metadata.")
            .supports(GET_USER_METADATA, SET_USER_METADATA, DELETE_USER_METADATA)
            .supports(
                    LIST_ORGANIZATIONS,
                    "With a text all organizations are read; counting members is a request for each.")
            .supports(GET_ORGANIZATION, DELETE_ORGANIZATION)
            .supports(CREATE_ORGANIZATION, UNIQUE_NAMES)
            .supports(UPDATE_ORGANIZATION, UNIQUE_NAMES)
            .lacks(
                    UPDATE_ORGANIZATION,
                    "slug",
                    "Keycloak never changes an organization's alias; choose the slug in create_organization")
            .supports(
                    LIST_ORGANIZATION_MEMBERS,
                    "The roles are those of the organization's groups, a request for each member; members who are locked"
                            + " count as active.")
            .supports(
                    ADD_ORGANIZATION_MEMBER,
                    "Keycloak knows no member limit, so it is checked before: of two processes that add at the same time"
                            + " both may, and who follows an invitation is not held up by it.")
            .supports(
                    SET_ORGANIZATION_MEMBER_ROLE,
                    "A role inside an organization is a group of it with the role's key; tokens tell it by the"
                            + " organization scope's group membership mapper.")
            .supports(REMOVE_ORGANIZATION_MEMBER)
            .supports(LIST_USER_ORGANIZATIONS, "The roles are a request for each organization.")
            .supports(CREATE_INVITATION, "Keycloak mails it, and lets it be accepted for 12 hours by default.")
            .lacks(
                    CREATE_INVITATION,
                    "roles",
                    "a Keycloak invitation carries no roles; use set_organization_member_role once it is accepted")
            .lacks(
                    CREATE_INVITATION,
                    "expires_in",
                    "Keycloak decides it for the whole realm by the lifespan of actions that administrators start, in"
                            + " the Admin Console under Realm settings, Tokens")
            .supports(LIST_INVITATIONS, REVOKE_INVITATION)
            .supports(LIST_ROLES, "With a text all roles are read.")
            .supports(CREATE_ROLE, UPDATE_ROLE)
            .lacks(CREATE_ROLE, "is_default", DEFAULT_ROLE)
            .lacks(UPDATE_ROLE, "is_default", DEFAULT_ROLE)
            .supports(
                    DELETE_ROLE,
                    "Keycloak deletes a role whoever has it, so the check is made before, with a request for each"
                            + " organization.")
            .supports(ASSIGN_ROLE, UNASSIGN_ROLE)
            .supports(LIST_USER_ROLES, "The groups that give a role are a request for each group above the user's own.")
            .supports(LIST_ROLE_MEMBERS, "The order is Keycloak's own, by username.")
            .supports(
                    LIST_PERMISSION_RESOURCES,
                    "They are the resources and scopes of the client ostiary-permissions, and what the roles' permissions"
                            + " name besides.")
            .supports(
                    CREATE_PERMISSION_RESOURCE,
                    "Actions of one name are one scope of the client ostiary-permissions; its policies follow the roles"
                            + " as Ostiary writes them, so that applications can ask Keycloak's authorization services.")
            .supports(
                    CHECK_PERMISSION,
                    "The roles' attribute permissions decides; roles inside an organization are a request each.")
            .supports(EXPLAIN_ACCESS, GET_RBAC_STATE)
            .supports(
                    APPLY_RBAC_STATE,
                    "The changes are made one after the other; a resource that only permissions of roles name counts as"
                            + " not defined yet.")
            .lacks(APPLY_RBAC_STATE, "state.default_role", DEFAULT_ROLE)
            .supports(LIST_GROUPS, "Every page reads all groups, a request for each that has others in it.")
            .supports(GET_GROUP, DELETE_GROUP, ASSIGN_GROUP_ROLE, UNASSIGN_GROUP_ROLE)
            .supports(ADD_GROUP_MEMBER, REMOVE_GROUP_MEMBER)
            .supports(CREATE_GROUP, GROUP_TEXT)
            .supports(UPDATE_GROUP, "A move and a change of name are written one after the other. " + GROUP_TEXT)
            .supports(
                    LIST_GROUP_MEMBERS,
                    "The order is Keycloak's own, by username; recursive, every page reads all members of the group and"
                            + " of those below it.")
            .supports(LIST_USER_GROUPS, "The groups above are a request for each.")
            .supports(SET_PASSWORD, GET_SESSION, REVOKE_SESSION, REVOKE_USER_SESSIONS)
            .supports(
                    REFRESH_SESSION,
                    "Of a disabled user's refresh token Keycloak tells that before it tells that the token was used"
                            + " already.")
            .supports(
                    LIST_SESSIONS,
                    "Everybody's come from the list of Keycloak's own Admin Console, in no order that means anything.")
            .supports(
                    VERIFY_TOKEN,
                    "Only RSA signatures count, which is Keycloak's default; of an offline session's token the signature"
                            + " and the user are checked.")
            .supports(
                    AUTHENTICATE_USER,
                    "Keycloak says that a user is disabled even when the password is wrong; while another process"
                            + " signs the same user in, Keycloak's brute-force protection rejects the right password"
                            + " as bad credentials.")
            .supports(
                    CREATE_SESSION,
                    "It is an impersonation, and Keycloak starts none while the user has a required action, for example"
                            + " a temporary password to change.")
            .lacks(
                    CREATE_SESSION,
                    "claims",
                    "Keycloak takes no claims with an authorization request; put them into the user's metadata and use"
                            + " set_claim_mapper")
            .supports(LIST_MFA_FACTORS, RESET_MFA)
            .supports(
                    LIST_APPLICATIONS,
                    "The clients of SAML, of Keycloak itself and the client ostiary are not among them; with a text or a"
                            + " type all clients are read.")
            .supports(GET_APPLICATION, ROTATE_APPLICATION_SECRET)
            .supports(
                    CREATE_APPLICATION,
                    "A client of the realm, whose tokens are meant for itself and whose codes need PKCE with S256.")
            .supports(
                    UPDATE_APPLICATION,
                    "Of a client that others made the type is guessed until it is set; where grant types change, codes need"
                            + " PKCE with S256 from then on.")
            .supports(
                    DELETE_APPLICATION,
                    "Access tokens that were issued already are valid until they expire, for whoever does not ask"
                            + " Keycloak.")
            .supports(LIST_REDIRECT_URIS, ADD_REDIRECT_URI, REMOVE_REDIRECT_URI)
            .supports(
                    LIST_IDENTITY_PROVIDERS,
                    "Every page reads all of them. Of the built-in methods email counts as enabled and the others as not,"
                            + " whatever the realm's authentication flows say.")
            .supports(GET_IDENTITY_PROVIDER)
            .supports(CREATE_IDENTITY_PROVIDER, ADDRESSES + " " + APPLE)
            .supports(UPDATE_IDENTITY_PROVIDER, ADDRESSES + " " + APPLE)
            .supports(
                    SET_IDENTITY_PROVIDER_STATUS,
                    "They are switched one after the other, after a look whether all are there.")
            .lacks(SET_IDENTITY_PROVIDER_STATUS, "providers.email", AUTH_METHODS)
            .lacks(
                    SET_IDENTITY_PROVIDER_STATUS,
                    "providers.magic_link",
                    "Keycloak mails no link to sign in with; enable an outside provider, or install an extension that does")
            .lacks(
                    SET_IDENTITY_PROVIDER_STATUS,
                    "providers.sms",
                    "Keycloak sends no text messages; enable an outside provider, or install an extension that does")
            .supports(DELETE_IDENTITY_PROVIDER, "Keycloak deletes the users' links to it; the users stay.")
            .supports(
                    SEND_PASSWORD_RESET,
                    "Keycloak mails only enabled users, and the link works for 12 hours by default, whatever becomes of"
                            + " the password meanwhile.")
            .supports(SEND_EMAIL_VERIFICATION, "Keycloak mails only enabled users.")
            .supports(
                    LIST_CLAIM_MAPPERS,
                    "The mappers are those of the client scope ostiary; what an administrator maps elsewhere is not"
                            + " listed.")
            .supports(
                    SET_CLAIM_MAPPER,
                    "Tokens follow it for clients with the client scope ostiary, which new clients get by default; a"
                            + " value of more than 2,000 characters of JSON is left out.")
            .supports(DELETE_CLAIM_MAPPER)
            .supports(SEARCH_AUDIT_EVENTS, EVENTS)
            .supports(GET_AUDIT_EVENT, EVENTS)
            .supports(
                    LIST_AUDIT_EVENT_TYPES,
                    "The types are those of Keycloak 26.7; which of them a realm logs, its events settings say.")
            .supports(
                    SUMMARIZE_AUDIT_EVENTS,
                    "Keycloak counts nothing, so the newest 10,000 events that match are read and counted.")
            .build();

    private KeycloakCapabilities() {}

    /** Refuses settings other than the default ones. */
    static void refuseSettings(Operation operation, TenantSettings settings) {
        if (!settings.equals(TenantSettings.DEFAULT)) {
            WIDEST.require(operation, "settings");
        }
    }
}
