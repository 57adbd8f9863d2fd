package io.ostiary.keycloak;

import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.AUTHENTICATE_USER;
import static io.ostiary.Operation.CREATE_INVITATION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.CREATE_SESSION;
import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.GET_RBAC_STATE;
import static io.ostiary.Operation.GET_SECURITY_STATS;
import static io.ostiary.Operation.IMPORT_USERS;
import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.LIST_PERMISSION_RESOURCES;
import static io.ostiary.Operation.LIST_SECURITY_ALERTS;
import static io.ostiary.Operation.REFRESH_SESSION;
import static io.ostiary.Operation.SEARCH_AUDIT_EVENTS;
import static io.ostiary.Operation.SEND_EMAIL_VERIFICATION;
import static io.ostiary.Operation.SEND_PASSWORD_RESET;
import static io.ostiary.Operation.SET_CLAIM_MAPPER;
import static io.ostiary.Operation.SET_USER_METADATA;
import static io.ostiary.Operation.SUMMARIZE_AUDIT_EVENTS;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;
import static io.ostiary.Operation.UNLOCK_USER;
import static io.ostiary.Operation.UPDATE_USER;

import io.ostiary.Toolset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;

/** Everything that operations need of a realm and that a new realm does not have. */
final class Requirements {
    private static final String NAME_CHARACTERS = "person-name-prohibited-characters";
    private static final String USERNAME_CHARACTERS = "username-prohibited-characters";
    private static final Map<String, Object> USERNAME_LENGTH = Map.of("min", 1, "max", 255);

    static final Requirement<RealmRepresentation> USERNAMES_CHANGE = new Requirement<>(
            "editUsernameAllowed",
            "switch on \"Edit username\" in the realm's login settings",
            Set.of(UPDATE_USER),
            realm -> Boolean.TRUE.equals(realm.isEditUsernameAllowed()),
            realm -> realm.setEditUsernameAllowed(true));

    static final Requirement<UPConfig> ATTRIBUTES = new Requirement<>(
            "unmanagedAttributePolicy",
            "set \"Unmanaged Attributes\" to \"Only administrators can write\" in the realm's general settings",
            Set.of(
                    CREATE_USER,
                    UPDATE_USER,
                    IMPORT_USERS,
                    DISABLE_USER,
                    LINK_ACCOUNTS,
                    UNLINK_ACCOUNTS,
                    SET_USER_METADATA,
                    DELETE_USER_METADATA),
            profile -> profile.getUnmanagedAttributePolicy() == UPConfig.UnmanagedAttributePolicy.ADMIN_EDIT,
            profile -> profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ADMIN_EDIT));

    static final Requirement<ClientRepresentation> SIGN_IN_CLIENT = new Requirement<>(
            "client " + SignInClient.ID,
            "create it with client authentication and direct access grants",
            Set.of(AUTHENTICATE_USER, REFRESH_SESSION),
            client -> Boolean.TRUE.equals(client.isEnabled())
                    && Boolean.FALSE.equals(client.isPublicClient())
                    && Boolean.TRUE.equals(client.isDirectAccessGrantsEnabled()),
            client -> {
                client.setEnabled(true);
                client.setPublicClient(false);
                client.setDirectAccessGrantsEnabled(true);
            });

    static final Requirement<ClientRepresentation> CODE_FLOW = new Requirement<>(
            "standard flow of client " + SignInClient.ID,
            "switch it on, with the valid redirect URI " + SignInClient.REDIRECT,
            Set.of(CREATE_SESSION),
            client -> Boolean.TRUE.equals(client.isStandardFlowEnabled())
                    && redirects(client).contains(SignInClient.REDIRECT),
            client -> {
                client.setStandardFlowEnabled(true);
                List<String> redirects = new ArrayList<>(redirects(client));
                redirects.add(SignInClient.REDIRECT);
                client.setRedirectUris(redirects);
            });

    static final Requirement<SignInFlow> SIGN_IN_FLOW = new Requirement<>(
            "direct grant flow of client " + SignInClient.ID,
            "override the client's direct grant flow by one that asks for second factors by the browser's forms",
            Set.of(AUTHENTICATE_USER),
            SignInFlow::isBound,
            SignInFlow::bind);

    static final Requirement<ClaimScope> CLAIM_SCOPE = new Requirement<>(
            "client scope " + ClaimScope.NAME,
            "create it as a default client scope, and add it to the client " + SignInClient.ID,
            Set.of(SET_CLAIM_MAPPER),
            ClaimScope::isThere,
            ClaimScope::create);

    static final Requirement<PermissionsClient> PERMISSIONS_CLIENT = new Requirement<>(
            "client " + PermissionsClient.ID,
            "create it with client authentication and authorization, with the decision strategy affirmative",
            Set.of(LIST_PERMISSION_RESOURCES, CREATE_PERMISSION_RESOURCE, GET_RBAC_STATE, APPLY_RBAC_STATE),
            PermissionsClient::isThere,
            PermissionsClient::create);

    static final Requirement<RealmRepresentation> ORGANIZATIONS = new Requirement<>(
            "organizationsEnabled",
            "switch on \"Organizations\" in the realm's general settings",
            Toolset.ORGANIZATIONS.operations(),
            realm -> Boolean.TRUE.equals(realm.isOrganizationsEnabled()),
            realm -> realm.setOrganizationsEnabled(true));

    static final Requirement<RealmRepresentation> EVENTS = new Requirement<>(
            "eventsEnabled, adminEventsEnabled",
            "switch on \"Save events\" of user events and of admin events, with representations, in the realm's events"
                    + " settings",
            Set.of(SEARCH_AUDIT_EVENTS, SUMMARIZE_AUDIT_EVENTS, LIST_SECURITY_ALERTS, GET_SECURITY_STATS),
            realm -> Boolean.TRUE.equals(realm.isEventsEnabled())
                    && Boolean.TRUE.equals(realm.isAdminEventsEnabled())
                    && Boolean.TRUE.equals(realm.isAdminEventsDetailsEnabled()),
            realm -> {
                realm.setEventsEnabled(true);
                realm.setAdminEventsEnabled(true);
                realm.setAdminEventsDetailsEnabled(true);
            });

    static final Requirement<RealmRepresentation> MAIL_SERVER = new Requirement<>(
            "smtpServer",
            "name a mail server in the realm's e-mail settings",
            Set.of(SEND_PASSWORD_RESET, SEND_EMAIL_VERIFICATION, CREATE_INVITATION),
            realm -> realm.getSmtpServer() != null && realm.getSmtpServer().containsKey("host"),
            null);

    /** Of the realm itself. */
    static final List<Requirement<RealmRepresentation>> OF_REALM = List.of(
            USERNAMES_CHANGE,
            new Requirement<>(
                    "bruteForceProtected",
                    "switch on \"Brute Force Detection\" in the realm's security defenses",
                    Set.of(AUTHENTICATE_USER, UNLOCK_USER),
                    realm -> Boolean.TRUE.equals(realm.isBruteForceProtected()),
                    realm -> realm.setBruteForceProtected(true)),
            new Requirement<>(
                    "revokeRefreshToken",
                    "switch on \"Revoke Refresh Token\" with \"Refresh Token Max Reuse\" 0 in the realm's tokens",
                    Set.of(REFRESH_SESSION),
                    realm -> Boolean.TRUE.equals(realm.getRevokeRefreshToken())
                            && Integer.valueOf(0).equals(realm.getRefreshTokenMaxReuse()),
                    realm -> {
                        realm.setRevokeRefreshToken(true);
                        realm.setRefreshTokenMaxReuse(0);
                    }),
            ORGANIZATIONS,
            EVENTS,
            MAIL_SERVER);

    /** Of the user profile: a name is any text, and nobody has to have one, for a user without one cannot sign in. */
    static final List<Requirement<UPConfig>> OF_PROFILE = List.of(
            ATTRIBUTES,
            new Requirement<>(
                    "user profile attribute username",
                    "let it have 1 to 255 characters and remove the validator username-prohibited-characters",
                    Set.of(CREATE_USER, UPDATE_USER, IMPORT_USERS),
                    every("username", Requirements::isFree),
                    change("username", Requirements::free)),
            optional("email"),
            optional("firstName"),
            optional("lastName"));

    /** Of the client with which users sign in. */
    static final List<Requirement<ClientRepresentation>> OF_CLIENT = List.of(SIGN_IN_CLIENT, CODE_FLOW);

    private Requirements() {}

    private static List<String> redirects(ClientRepresentation client) {
        return Objects.requireNonNullElse(client.getRedirectUris(), List.of());
    }

    private static Requirement<UPConfig> optional(String name) {
        return new Requirement<>(
                "user profile attribute " + name,
                "make it optional and remove the validator " + NAME_CHARACTERS + " if it has it",
                Set.of(CREATE_USER, UPDATE_USER, IMPORT_USERS, AUTHENTICATE_USER),
                every(
                        name,
                        attribute -> attribute.getRequired() == null
                                && !attribute.getValidations().containsKey(NAME_CHARACTERS)),
                change(name, attribute -> {
                    attribute.setRequired(null);
                    attribute.getValidations().remove(NAME_CHARACTERS);
                }));
    }

    private static boolean isFree(UPAttribute username) {
        return !username.getValidations().containsKey(USERNAME_CHARACTERS)
                && USERNAME_LENGTH.equals(username.getValidations().get("length"));
    }

    private static void free(UPAttribute username) {
        username.getValidations().remove(USERNAME_CHARACTERS);
        username.getValidations().put("length", USERNAME_LENGTH);
    }

    private static Predicate<UPConfig> every(String name, Predicate<UPAttribute> met) {
        return profile -> profile.getAttributes().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .allMatch(met);
    }

    private static Consumer<UPConfig> change(String name, Consumer<UPAttribute> meet) {
        return profile -> profile.getAttributes().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .forEach(meet);
    }
}
