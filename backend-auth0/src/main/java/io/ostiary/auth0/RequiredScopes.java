package io.ostiary.auth0;

import static io.ostiary.Operation.ADD_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.ADD_REDIRECT_URI;
import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.ASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.CHECK_PERMISSION;
import static io.ostiary.Operation.COUNT_USERS;
import static io.ostiary.Operation.CREATE_ACTION;
import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.CREATE_API_KEY;
import static io.ostiary.Operation.CREATE_APPLICATION;
import static io.ostiary.Operation.CREATE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.CREATE_FORM;
import static io.ostiary.Operation.CREATE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.CREATE_INVITATION;
import static io.ostiary.Operation.CREATE_ORGANIZATION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.DELETE_ACTION;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.DELETE_APPLICATION;
import static io.ostiary.Operation.DELETE_CLAIM_MAPPER;
import static io.ostiary.Operation.DELETE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.DELETE_FORM;
import static io.ostiary.Operation.DELETE_GROUP;
import static io.ostiary.Operation.DELETE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.DELETE_ORGANIZATION;
import static io.ostiary.Operation.DELETE_ROLE;
import static io.ostiary.Operation.DELETE_USER;
import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.DEPLOY_ACTION;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.ENABLE_USER;
import static io.ostiary.Operation.EXPLAIN_ACCESS;
import static io.ostiary.Operation.EXPORT_USER_DATA;
import static io.ostiary.Operation.GET_ACTION;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.GET_APPLICATION;
import static io.ostiary.Operation.GET_AUDIT_EVENT;
import static io.ostiary.Operation.GET_BRANDING;
import static io.ostiary.Operation.GET_CUSTOM_DOMAIN;
import static io.ostiary.Operation.GET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.GET_FORM;
import static io.ostiary.Operation.GET_GROUP;
import static io.ostiary.Operation.GET_IDENTITY_PROVIDER;
import static io.ostiary.Operation.GET_ORGANIZATION;
import static io.ostiary.Operation.GET_RBAC_STATE;
import static io.ostiary.Operation.GET_SECURITY_STATS;
import static io.ostiary.Operation.GET_SESSION;
import static io.ostiary.Operation.GET_TENANT;
import static io.ostiary.Operation.GET_USER;
import static io.ostiary.Operation.GET_USER_METADATA;
import static io.ostiary.Operation.GRANT_APPLICATION_ACCESS;
import static io.ostiary.Operation.IMPORT_USERS;
import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.LIST_ACTIONS;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.LIST_API_KEYS;
import static io.ostiary.Operation.LIST_APPLICATIONS;
import static io.ostiary.Operation.LIST_AUDIT_EVENT_TYPES;
import static io.ostiary.Operation.LIST_CLAIM_MAPPERS;
import static io.ostiary.Operation.LIST_CUSTOM_DOMAINS;
import static io.ostiary.Operation.LIST_EMAIL_TEMPLATES;
import static io.ostiary.Operation.LIST_FORMS;
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
import static io.ostiary.Operation.LIST_SECURITY_ALERTS;
import static io.ostiary.Operation.LIST_SESSIONS;
import static io.ostiary.Operation.LIST_TENANTS;
import static io.ostiary.Operation.LIST_USERS;
import static io.ostiary.Operation.LIST_USER_GROUPS;
import static io.ostiary.Operation.LIST_USER_ORGANIZATIONS;
import static io.ostiary.Operation.LIST_USER_ROLES;
import static io.ostiary.Operation.PREVIEW_EMAIL_TEMPLATE;
import static io.ostiary.Operation.REMOVE_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.REMOVE_REDIRECT_URI;
import static io.ostiary.Operation.RESET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.RESET_MFA;
import static io.ostiary.Operation.REVOKE_API_KEY;
import static io.ostiary.Operation.REVOKE_APPLICATION_ACCESS;
import static io.ostiary.Operation.REVOKE_INVITATION;
import static io.ostiary.Operation.REVOKE_SESSION;
import static io.ostiary.Operation.REVOKE_USER_SESSIONS;
import static io.ostiary.Operation.ROTATE_API_KEYS;
import static io.ostiary.Operation.ROTATE_APPLICATION_SECRET;
import static io.ostiary.Operation.SEARCH_AUDIT_EVENTS;
import static io.ostiary.Operation.SEND_EMAIL_VERIFICATION;
import static io.ostiary.Operation.SET_CLAIM_MAPPER;
import static io.ostiary.Operation.SET_EMAIL_TEMPLATE;
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
import static io.ostiary.Operation.UPDATE_ACTION;
import static io.ostiary.Operation.UPDATE_API;
import static io.ostiary.Operation.UPDATE_APPLICATION;
import static io.ostiary.Operation.UPDATE_BRANDING;
import static io.ostiary.Operation.UPDATE_FORM;
import static io.ostiary.Operation.UPDATE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.UPDATE_ORGANIZATION;
import static io.ostiary.Operation.UPDATE_ROLE;
import static io.ostiary.Operation.UPDATE_TENANT;
import static io.ostiary.Operation.UPDATE_USER;
import static io.ostiary.Operation.VERIFY_CUSTOM_DOMAIN;

import io.ostiary.Operation;
import io.ostiary.backend.Finding;
import io.ostiary.tenant.TenantId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The scopes of the Management API that each operation needs. */
final class RequiredScopes {
    private static final Map<Operation, List<String>> SCOPES = new EnumMap<>(Operation.class);

    static {
        put("read:users", LIST_USERS, COUNT_USERS, GET_USER, GET_USER_METADATA, IMPORT_USERS, EXPORT_USER_DATA);
        put("create:users", CREATE_USER, IMPORT_USERS);
        put("update:users", UPDATE_USER, DISABLE_USER, ENABLE_USER, SET_EMAIL_VERIFIED, SET_PASSWORD, UNLOCK_USER);
        put("update:users", SEND_EMAIL_VERIFICATION);
        put("update:users", LINK_ACCOUNTS, UNLINK_ACCOUNTS, ASSIGN_ROLE, UNASSIGN_ROLE, IMPORT_USERS);
        put("delete:users", DELETE_USER);
        put("update:users_app_metadata", SET_USER_METADATA, DELETE_USER_METADATA, DISABLE_USER, IMPORT_USERS);
        put(
                "read:roles",
                LIST_ROLES,
                CREATE_ROLE,
                UPDATE_ROLE,
                LIST_USER_ROLES,
                LIST_ROLE_MEMBERS,
                UNASSIGN_ROLE,
                DELETE_ROLE,
                EXPORT_USER_DATA);
        put("create:roles", CREATE_ROLE);
        put("update:roles", CREATE_ROLE, UPDATE_ROLE);
        put("delete:roles", DELETE_ROLE);
        put("read:resource_servers", CREATE_ROLE, UPDATE_ROLE);
        put("read:sessions", LIST_SESSIONS, GET_SESSION, REVOKE_SESSION, REVOKE_USER_SESSIONS, EXPORT_USER_DATA);
        put("delete:sessions", REVOKE_SESSION, REVOKE_USER_SESSIONS, DISABLE_USER, LINK_ACCOUNTS, UNLINK_ACCOUNTS);
        put("read:refresh_tokens", LIST_SESSIONS, GET_SESSION, REVOKE_SESSION, REVOKE_USER_SESSIONS, EXPORT_USER_DATA);
        put("delete:refresh_tokens", REVOKE_SESSION, REVOKE_USER_SESSIONS);
        put("read:user_effective_roles", LIST_USER_ROLES);
        groups();
        put("read:grants", EXPORT_USER_DATA);
        put("read:authentication_methods", LIST_MFA_FACTORS, RESET_MFA, EXPORT_USER_DATA);
        put("delete:authentication_methods", RESET_MFA);
        organizations();
        permissions();
        applications();
        put("read:logs", SEARCH_AUDIT_EVENTS, GET_AUDIT_EVENT, LIST_AUDIT_EVENT_TYPES, SUMMARIZE_AUDIT_EVENTS);
        put("read:logs", EXPORT_USER_DATA);
        put("read:logs", LIST_SECURITY_ALERTS, GET_SECURITY_STATS);
        put("read:roles", LIST_SECURITY_ALERTS, GET_SECURITY_STATS);
        apis();
        extensions();
        apiKeys();
        emailTemplates();
        identityProviders();
        branding();
        put("read:tenant_settings", LIST_TENANTS, GET_TENANT, UPDATE_TENANT);
        put("update:tenant_settings", UPDATE_TENANT);
        put("read:connections", LIST_TENANTS, GET_TENANT, UPDATE_TENANT, IMPORT_USERS);
        put("update:connections", UPDATE_TENANT);
        put("read:actions", LIST_CLAIM_MAPPERS, SET_CLAIM_MAPPER, DELETE_CLAIM_MAPPER);
        put("create:actions", SET_CLAIM_MAPPER, DELETE_CLAIM_MAPPER);
        put("update:actions", SET_CLAIM_MAPPER, DELETE_CLAIM_MAPPER);
    }

    private static void organizations() {
        put(
                "read:organizations",
                LINK_ACCOUNTS,
                LIST_ORGANIZATIONS,
                GET_ORGANIZATION,
                UPDATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                SET_ORGANIZATION_MEMBER_ROLE,
                ASSIGN_ROLE,
                UNASSIGN_ROLE,
                REMOVE_ORGANIZATION_MEMBER,
                LIST_USER_ORGANIZATIONS,
                CREATE_INVITATION,
                DELETE_ROLE,
                EXPORT_USER_DATA);
        put("create:organizations", CREATE_ORGANIZATION);
        put("update:organizations", UPDATE_ORGANIZATION);
        put("delete:organizations", DELETE_ORGANIZATION);
        put("read:organization_members", GET_ORGANIZATION, LIST_ORGANIZATION_MEMBERS, ADD_ORGANIZATION_MEMBER);
        put("create:organization_members", ADD_ORGANIZATION_MEMBER);
        put("delete:organization_members", REMOVE_ORGANIZATION_MEMBER, LINK_ACCOUNTS);
        put(
                "read:organization_member_roles",
                LINK_ACCOUNTS,
                LIST_ORGANIZATION_MEMBERS,
                SET_ORGANIZATION_MEMBER_ROLE,
                REMOVE_ORGANIZATION_MEMBER,
                LIST_USER_ORGANIZATIONS,
                UNASSIGN_ROLE,
                DELETE_ROLE);
        put("create:organization_member_roles", ADD_ORGANIZATION_MEMBER, SET_ORGANIZATION_MEMBER_ROLE, ASSIGN_ROLE);
        put(
                "delete:organization_member_roles",
                SET_ORGANIZATION_MEMBER_ROLE,
                UNASSIGN_ROLE,
                REMOVE_ORGANIZATION_MEMBER,
                LINK_ACCOUNTS);
        put("read:organization_invitations", LIST_INVITATIONS, CREATE_INVITATION, REVOKE_INVITATION);
        put("create:organization_invitations", CREATE_INVITATION);
        put("delete:organization_invitations", REVOKE_INVITATION);
        put(
                "read:users",
                LIST_ORGANIZATION_MEMBERS,
                ADD_ORGANIZATION_MEMBER,
                SET_ORGANIZATION_MEMBER_ROLE,
                REMOVE_ORGANIZATION_MEMBER,
                ASSIGN_ROLE,
                UNASSIGN_ROLE,
                CREATE_INVITATION);
        put(
                "read:roles",
                ASSIGN_ROLE,
                ADD_ORGANIZATION_MEMBER,
                SET_ORGANIZATION_MEMBER_ROLE,
                CREATE_INVITATION,
                LIST_INVITATIONS);
    }

    private static void groups() {
        put("read:groups", LIST_GROUPS, GET_GROUP, LIST_USER_GROUPS);
        put("delete:groups", DELETE_GROUP);
        put("read:group_members", LIST_GROUP_MEMBERS);
        put("read:users", LIST_GROUP_MEMBERS);
        put("read:group_roles", GET_GROUP, UNASSIGN_GROUP_ROLE, DELETE_ROLE);
        put("create:group_roles", ASSIGN_GROUP_ROLE);
        put("delete:group_roles", UNASSIGN_GROUP_ROLE);
        put("read:roles", ASSIGN_GROUP_ROLE, UNASSIGN_GROUP_ROLE);
        put("read:user_role_source_groups", LIST_USER_ROLES);
    }

    private static void permissions() {
        put(
                "read:resource_servers",
                LIST_PERMISSION_RESOURCES,
                CREATE_PERMISSION_RESOURCE,
                GET_RBAC_STATE,
                APPLY_RBAC_STATE);
        put("update:resource_servers", CREATE_PERMISSION_RESOURCE, APPLY_RBAC_STATE);
        put("read:users", CHECK_PERMISSION, EXPLAIN_ACCESS);
        put("read:user_effective_roles", CHECK_PERMISSION, EXPLAIN_ACCESS);
        put("read:roles", CHECK_PERMISSION, EXPLAIN_ACCESS, GET_RBAC_STATE, APPLY_RBAC_STATE);
        put("create:roles", APPLY_RBAC_STATE);
        put("update:roles", APPLY_RBAC_STATE);
        put("delete:roles", APPLY_RBAC_STATE);
        put("read:organizations", CHECK_PERMISSION, EXPLAIN_ACCESS, APPLY_RBAC_STATE);
        put("read:organization_member_roles", CHECK_PERMISSION, EXPLAIN_ACCESS, APPLY_RBAC_STATE);
    }

    private static void applications() {
        put(
                "read:clients",
                LIST_APPLICATIONS,
                GET_APPLICATION,
                UPDATE_APPLICATION,
                DELETE_APPLICATION,
                ROTATE_APPLICATION_SECRET,
                LIST_REDIRECT_URIS,
                ADD_REDIRECT_URI,
                REMOVE_REDIRECT_URI);
        put("create:clients", CREATE_APPLICATION);
        put("update:clients", UPDATE_APPLICATION, ADD_REDIRECT_URI, REMOVE_REDIRECT_URI);
        put("delete:clients", DELETE_APPLICATION);
        put("update:client_keys", UPDATE_APPLICATION, ROTATE_APPLICATION_SECRET);
    }

    private static void branding() {
        put("read:branding", GET_BRANDING, UPDATE_BRANDING);
        put("update:branding", UPDATE_BRANDING);
        put(
                "read:custom_domains",
                LIST_CUSTOM_DOMAINS,
                GET_CUSTOM_DOMAIN,
                CREATE_CUSTOM_DOMAIN,
                VERIFY_CUSTOM_DOMAIN,
                DELETE_CUSTOM_DOMAIN);
        put("create:custom_domains", CREATE_CUSTOM_DOMAIN, VERIFY_CUSTOM_DOMAIN);
        put("delete:custom_domains", DELETE_CUSTOM_DOMAIN);
    }

    private static void apis() {
        put(
                "read:resource_servers",
                LIST_APIS,
                GET_API,
                CREATE_API,
                UPDATE_API,
                DELETE_API,
                GRANT_APPLICATION_ACCESS,
                REVOKE_APPLICATION_ACCESS);
        put("create:resource_servers", CREATE_API);
        put("update:resource_servers", UPDATE_API);
        put("delete:resource_servers", DELETE_API);
        put("read:clients", GRANT_APPLICATION_ACCESS, REVOKE_APPLICATION_ACCESS);
        put("read:client_grants", GET_API, UPDATE_API, DELETE_API, GRANT_APPLICATION_ACCESS, REVOKE_APPLICATION_ACCESS);
        put("create:client_grants", GRANT_APPLICATION_ACCESS);
        put("update:client_grants", UPDATE_API, GRANT_APPLICATION_ACCESS, REVOKE_APPLICATION_ACCESS);
        put("delete:client_grants", DELETE_API, REVOKE_APPLICATION_ACCESS);
    }

    private static void extensions() {
        put("read:actions", LIST_ACTIONS, GET_ACTION, CREATE_ACTION, UPDATE_ACTION, DEPLOY_ACTION, DELETE_ACTION);
        put("create:actions", CREATE_ACTION, DEPLOY_ACTION);
        put("update:actions", UPDATE_ACTION, DEPLOY_ACTION);
        put("delete:actions", DELETE_ACTION);
        put("read:forms", LIST_FORMS, GET_FORM, UPDATE_FORM);
        put("create:forms", CREATE_FORM);
        put("update:forms", UPDATE_FORM);
        put("delete:forms", DELETE_FORM);
    }

    private static void apiKeys() {
        put("read:clients", LIST_API_KEYS, ROTATE_API_KEYS, REVOKE_API_KEY);
        put("create:clients", CREATE_API_KEY, ROTATE_API_KEYS);
        put("delete:clients", ROTATE_API_KEYS, REVOKE_API_KEY);
    }

    private static void emailTemplates() {
        put(
                "read:email_templates",
                LIST_EMAIL_TEMPLATES,
                GET_EMAIL_TEMPLATE,
                SET_EMAIL_TEMPLATE,
                PREVIEW_EMAIL_TEMPLATE,
                RESET_EMAIL_TEMPLATE);
        put("create:email_templates", SET_EMAIL_TEMPLATE);
        put("update:email_templates", SET_EMAIL_TEMPLATE, RESET_EMAIL_TEMPLATE);
    }

    private static void identityProviders() {
        Operation[] all = {
            LIST_IDENTITY_PROVIDERS,
            GET_IDENTITY_PROVIDER,
            CREATE_IDENTITY_PROVIDER,
            UPDATE_IDENTITY_PROVIDER,
            SET_IDENTITY_PROVIDER_STATUS,
            DELETE_IDENTITY_PROVIDER
        };
        put("read:connections", all);
        put("read:connections_options", all);
        put("create:connections", CREATE_IDENTITY_PROVIDER);
        put("update:connections", UPDATE_IDENTITY_PROVIDER, SET_IDENTITY_PROVIDER_STATUS);
        put("update:connections_options", UPDATE_IDENTITY_PROVIDER);
        put("delete:connections", DELETE_IDENTITY_PROVIDER);
        put("read:connections_options", LIST_TENANTS, GET_TENANT, UPDATE_TENANT);
        put("update:connections_options", UPDATE_TENANT);
    }

    private RequiredScopes() {}

    /** What is missing of the scopes that were granted. */
    static List<Finding> missing(TenantId tenant, Set<String> granted) {
        Map<String, Set<Operation>> missing = new TreeMap<>();
        SCOPES.forEach((operation, scopes) -> scopes.stream()
                .filter(scope -> !granted.contains(scope) && Auth0Capabilities.WIDEST.supports(operation))
                .forEach(scope -> missing.computeIfAbsent(scope, unused -> new TreeSet<>())
                        .add(operation)));
        List<Finding> findings = new ArrayList<>();
        missing.forEach((scope, operations) -> findings.add(new Finding(
                tenant,
                "scope " + scope,
                "grant it to Ostiary's application in the settings of the Auth0 Management API",
                operations,
                false)));
        return findings;
    }

    private static void put(String scope, Operation... operations) {
        for (Operation operation : operations) {
            SCOPES.computeIfAbsent(operation, unused -> new ArrayList<>()).add(scope);
        }
    }
}
