package io.ostiary.mcp.guard;

import static io.ostiary.Operation.*;

import io.ostiary.Operation;
import io.ostiary.Toolset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A choice of operations across toolsets, for one kind of work. */
public enum Preset {
    /** What a first day needs, at most 30 operations; what is offered when nothing is asked for. */
    CORE(
            "A first day: tenants, users, their metadata, sessions and roles.",
            EnumSet.of(
                    GET_CONTEXT,
                    LIST_CAPABILITIES,
                    LIST_TENANTS,
                    GET_TENANT,
                    CREATE_TENANT,
                    UPDATE_TENANT,
                    LIST_USERS,
                    COUNT_USERS,
                    GET_USER,
                    CREATE_USER,
                    UPDATE_USER,
                    DISABLE_USER,
                    ENABLE_USER,
                    DELETE_USER,
                    UNLOCK_USER,
                    SEND_PASSWORD_RESET,
                    GET_USER_METADATA,
                    SET_USER_METADATA,
                    DELETE_USER_METADATA,
                    LIST_SESSIONS,
                    REVOKE_SESSION,
                    REVOKE_USER_SESSIONS,
                    VERIFY_TOKEN,
                    LIST_ROLES,
                    CREATE_ROLE,
                    UPDATE_ROLE,
                    ASSIGN_ROLE,
                    UNASSIGN_ROLE,
                    LIST_USER_ROLES,
                    LIST_ROLE_MEMBERS)),

    /** Helping one person. Nobody is given a right by it, not by metadata that a claim is made of either, or deleted. */
    SUPPORT(
            "Helping one person: finding them, seeing what is wrong, getting them in again. It gives no rights and"
                    + " deletes nobody.",
            EnumSet.of(
                    GET_CONTEXT,
                    LIST_TENANTS,
                    LIST_USERS,
                    COUNT_USERS,
                    GET_USER,
                    UPDATE_USER,
                    DISABLE_USER,
                    ENABLE_USER,
                    UNLOCK_USER,
                    SEND_PASSWORD_RESET,
                    SET_EMAIL_VERIFIED,
                    SEND_EMAIL_VERIFICATION,
                    LIST_MFA_FACTORS,
                    RESET_MFA,
                    GET_USER_METADATA,
                    LIST_SESSIONS,
                    GET_SESSION,
                    REVOKE_SESSION,
                    REVOKE_USER_SESSIONS,
                    LIST_USER_ORGANIZATIONS,
                    LIST_USER_GROUPS,
                    LIST_USER_ROLES,
                    EXPLAIN_ACCESS,
                    SEARCH_AUDIT_EVENTS,
                    GET_AUDIT_EVENT)),

    /** Designing how a company signs in, and who may do what. */
    ARCHITECT(
            "Designing how a company signs in and who may do what: tenants, organizations, roles, groups, applications,"
                    + " APIs, identity providers, branding and claims.",
            with(
                    of(
                            Toolset.TENANTS,
                            Toolset.ORGANIZATIONS,
                            Toolset.ROLES,
                            Toolset.GROUPS,
                            Toolset.APPLICATIONS,
                            Toolset.APIS,
                            Toolset.IDENTITY_PROVIDERS,
                            Toolset.BRANDING),
                    LIST_CLAIM_MAPPERS,
                    SET_CLAIM_MAPPER,
                    DELETE_CLAIM_MAPPER,
                    LIST_USERS,
                    COUNT_USERS,
                    GET_USER,
                    CREATE_USER,
                    IMPORT_USERS)),

    /** Looking into what happened, and shutting doors. Nobody is given a role or a key by it. */
    SECURITY(
            "Looking into what happened and shutting doors: audit, sessions, second factors, keys, who may do what."
                    + " It gives nobody a role or a key.",
            with(
                    of(Toolset.AUDIT),
                    GET_CONTEXT,
                    LIST_TENANTS,
                    GET_TENANT,
                    LIST_USERS,
                    COUNT_USERS,
                    GET_USER,
                    EXPORT_USER_DATA,
                    DISABLE_USER,
                    ENABLE_USER,
                    UNLOCK_USER,
                    SEND_PASSWORD_RESET,
                    LIST_MFA_FACTORS,
                    RESET_MFA,
                    LIST_SESSIONS,
                    GET_SESSION,
                    REVOKE_SESSION,
                    REVOKE_USER_SESSIONS,
                    VERIFY_TOKEN,
                    LIST_ROLES,
                    LIST_USER_ROLES,
                    LIST_ROLE_MEMBERS,
                    UNASSIGN_ROLE,
                    CHECK_PERMISSION,
                    EXPLAIN_ACCESS,
                    GET_RBAC_STATE,
                    LIST_USER_ORGANIZATIONS,
                    LIST_GROUPS,
                    LIST_GROUP_MEMBERS,
                    LIST_USER_GROUPS,
                    REMOVE_GROUP_MEMBER,
                    LIST_APPLICATIONS,
                    GET_APPLICATION,
                    ROTATE_APPLICATION_SECRET,
                    LIST_REDIRECT_URIS,
                    REMOVE_REDIRECT_URI,
                    REVOKE_APPLICATION_ACCESS,
                    LIST_API_KEYS,
                    REVOKE_API_KEY,
                    LIST_IDENTITY_PROVIDERS,
                    SET_IDENTITY_PROVIDER_STATUS)),

    /** Connecting an application, and trying it. */
    DEVELOPER(
            "Connecting an application and trying it: applications, APIs, actions, forms, claims, a test user, tokens.",
            with(
                    of(Toolset.APPLICATIONS, Toolset.APIS, Toolset.EXTENSIONS, Toolset.DEVELOPER),
                    GET_CONTEXT,
                    LIST_CAPABILITIES,
                    GET_CONFIGURATION_SUMMARY,
                    LIST_TENANTS,
                    LIST_CLAIM_MAPPERS,
                    SET_CLAIM_MAPPER,
                    DELETE_CLAIM_MAPPER,
                    LIST_IDENTITY_PROVIDERS,
                    LIST_USERS,
                    GET_USER,
                    CREATE_USER,
                    SET_PASSWORD,
                    AUTHENTICATE_USER,
                    CREATE_SESSION,
                    REFRESH_SESSION,
                    VERIFY_TOKEN,
                    LIST_ROLES,
                    LIST_USER_ROLES,
                    CHECK_PERMISSION)),

    /** Every operation. */
    ALL("Every tool.", EnumSet.allOf(Operation.class));

    private final String purpose;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, in a way that the check does not know
    private final Set<Operation> operations;

    Preset(String purpose, Set<Operation> operations) {
        this.purpose = purpose;
        this.operations = Collections.unmodifiableSet(operations);
    }

    /** What it is for, in a sentence. */
    public String purpose() {
        return purpose;
    }

    /** What is in it. */
    public Set<Operation> operations() {
        return operations;
    }

    /** The name in configuration, for example {@code support}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The preset of that name in configuration. */
    static Optional<Preset> of(String id) {
        return Arrays.stream(values()).filter(preset -> preset.id().equals(id)).findFirst();
    }

    private static Set<Operation> of(Toolset... toolsets) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (Toolset toolset : toolsets) {
            operations.addAll(toolset.operations());
        }
        return operations;
    }

    private static Set<Operation> with(Set<Operation> some, Operation... more) {
        some.addAll(Arrays.asList(more));
        return some;
    }
}
