package io.ostiary.conformance;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.action.ActionId;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.NewAction;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertResolution;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.NewApi;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.audit.AuditDimension;
import io.ostiary.audit.AuditQuery;
import io.ostiary.backend.Directory;
import io.ostiary.billing.BillingPlanId;
import io.ostiary.billing.NewBillingPlan;
import io.ostiary.billing.UsageBatch;
import io.ostiary.billing.UsageEvent;
import io.ostiary.branding.BrandPatch;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.EmailDomainId;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.domain.NewEmailDomain;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import io.ostiary.form.FormId;
import io.ostiary.form.FormPatch;
import io.ostiary.form.NewForm;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.NewGroup;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionName;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.role.NewRole;
import io.ostiary.role.RoleId;
import io.ostiary.role.RolePatch;
import io.ostiary.session.NewSession;
import io.ostiary.session.SessionId;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One plausible call of every operation, on things that need not be there. Uses no optional parameter that it can spare. */
final class Calls {
    /** The operations that name a user and must find them. */
    static final Set<Operation> NAMING_A_USER = EnumSet.of(
            Operation.UPDATE_USER,
            Operation.DISABLE_USER,
            Operation.ENABLE_USER,
            Operation.DELETE_USER,
            Operation.EXPORT_USER_DATA,
            Operation.SEND_PASSWORD_RESET,
            Operation.SET_EMAIL_VERIFIED,
            Operation.SEND_EMAIL_VERIFICATION,
            Operation.SET_PASSWORD,
            Operation.UNLOCK_USER,
            Operation.LIST_MFA_FACTORS,
            Operation.RESET_MFA,
            Operation.LINK_ACCOUNTS,
            Operation.UNLINK_ACCOUNTS,
            Operation.GET_USER_METADATA,
            Operation.SET_USER_METADATA,
            Operation.DELETE_USER_METADATA,
            Operation.LIST_SESSIONS,
            Operation.CREATE_SESSION,
            Operation.REVOKE_USER_SESSIONS,
            Operation.ASSIGN_ROLE,
            Operation.UNASSIGN_ROLE,
            Operation.LIST_USER_ROLES,
            Operation.LIST_USER_ORGANIZATIONS,
            Operation.CHECK_PERMISSION,
            Operation.EXPLAIN_ACCESS,
            Operation.LIST_USER_GROUPS,
            Operation.GET_USER_ENTITLEMENTS,
            Operation.REPORT_USAGE);

    /** The operations that name a group and must find it. */
    static final Set<Operation> NAMING_A_GROUP = EnumSet.of(
            Operation.UPDATE_GROUP,
            Operation.DELETE_GROUP,
            Operation.LIST_GROUP_MEMBERS,
            Operation.ADD_GROUP_MEMBER,
            Operation.REMOVE_GROUP_MEMBER,
            Operation.ASSIGN_GROUP_ROLE,
            Operation.UNASSIGN_GROUP_ROLE);

    /** The operations that name a role and must find it. */
    static final Set<Operation> NAMING_A_ROLE = EnumSet.of(
            Operation.UPDATE_ROLE,
            Operation.DELETE_ROLE,
            Operation.ASSIGN_ROLE,
            Operation.UNASSIGN_ROLE,
            Operation.LIST_ROLE_MEMBERS);

    /** The operations that name an organization and must find it. */
    static final Set<Operation> NAMING_AN_ORGANIZATION = EnumSet.of(
            Operation.UPDATE_ORGANIZATION,
            Operation.DELETE_ORGANIZATION,
            Operation.LIST_ORGANIZATION_MEMBERS,
            Operation.ADD_ORGANIZATION_MEMBER,
            Operation.SET_ORGANIZATION_MEMBER_ROLE,
            Operation.REMOVE_ORGANIZATION_MEMBER,
            Operation.CREATE_INVITATION,
            Operation.LIST_INVITATIONS,
            Operation.REVOKE_INVITATION);

    /** The operations that name an application and must find it. */
    static final Set<Operation> NAMING_AN_APPLICATION = EnumSet.of(
            Operation.UPDATE_APPLICATION,
            Operation.DELETE_APPLICATION,
            Operation.ROTATE_APPLICATION_SECRET,
            Operation.GRANT_APPLICATION_ACCESS,
            Operation.REVOKE_APPLICATION_ACCESS,
            Operation.LIST_REDIRECT_URIS,
            Operation.ADD_REDIRECT_URI,
            Operation.REMOVE_REDIRECT_URI);

    /** The operations that name an identity provider and must find it. */
    static final Set<Operation> NAMING_AN_IDENTITY_PROVIDER = EnumSet.of(
            Operation.UPDATE_IDENTITY_PROVIDER,
            Operation.SET_IDENTITY_PROVIDER_STATUS,
            Operation.DELETE_IDENTITY_PROVIDER);

    /** The operations that name an API and must find it. */
    static final Set<Operation> NAMING_AN_API = EnumSet.of(
            Operation.UPDATE_API,
            Operation.DELETE_API,
            Operation.GRANT_APPLICATION_ACCESS,
            Operation.REVOKE_APPLICATION_ACCESS);

    /** The operations that name an action and must find it. */
    static final Set<Operation> NAMING_AN_ACTION =
            EnumSet.of(Operation.UPDATE_ACTION, Operation.DEPLOY_ACTION, Operation.DELETE_ACTION);

    /** The operations that name a form and must find it. */
    static final Set<Operation> NAMING_A_FORM =
            EnumSet.of(Operation.UPDATE_FORM, Operation.PUBLISH_FORM, Operation.DELETE_FORM);

    /** The operations that name a domain and must find it. */
    static final Set<Operation> NAMING_A_DOMAIN = EnumSet.of(
            Operation.VERIFY_CUSTOM_DOMAIN,
            Operation.DELETE_CUSTOM_DOMAIN,
            Operation.VERIFY_EMAIL_DOMAIN,
            Operation.DELETE_EMAIL_DOMAIN);

    /** The operations of the backend rather than of one tenant. */
    static final Set<Operation> OF_THE_BACKEND = EnumSet.of(
            Operation.LIST_TENANTS,
            Operation.GET_TENANT,
            Operation.CREATE_TENANT,
            Operation.UPDATE_TENANT,
            Operation.DELETE_TENANT);

    private static final UserId USER = Contract.nobody();
    private static final UserId OTHER = UserId.of("00000000-0000-4000-8000-000000000001");
    private static final RoleId ROLE = Contract.noRole();
    private static final SessionId SESSION = Contract.noSession();
    private static final OrganizationId ORGANIZATION = Contract.noOrganization();
    private static final PermissionName PERMISSION = new PermissionName("kit-nothing", "read");
    private static final ApplicationId APPLICATION = Contract.noApplication();
    private static final ApiId API = Contract.noApi();
    private static final ActionId ACTION = Contract.noAction();
    private static final FormId FORM = Contract.noForm();
    private static final CustomDomainId CUSTOM_DOMAIN = Contract.noCustomDomain();
    private static final EmailDomainId EMAIL_DOMAIN = Contract.noEmailDomain();
    private static final GroupId GROUP = Contract.noGroup();
    private static final IdentityProviderId PROVIDER = Contract.noIdentityProvider();
    private static final EmailTemplateType EMAIL_TEMPLATE = EmailTemplateType.PASSWORD_RESET;
    private static final TenantId TENANT = TenantId.of("kit-nothing");

    /** Of the right shape, so that nobody can refuse it without looking for the key. */
    private static final Secret TOKEN = Secret.of("eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Im5vdGhpbmcifQ"
            + ".eyJzdWIiOiJub2JvZHkiLCJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl");

    /** A template of a mail in Liquid as well as of {@link java.text.MessageFormat}. */
    private static final String LINK_OF_ANY_SYNTAX = "<p>{0} '{{ url }}'</p>";

    private Calls() {}

    static void perform(Operation operation, Tenants tenants, Directory directory, Secret secret) {
        PageRequest page = PageRequest.first(1);
        switch (operation) {
            case LIST_USERS -> directory.users().list(UserQuery.all(), page);
            case COUNT_USERS -> directory.users().count(UserQuery.all());
            case GET_USER -> directory.users().find(USER);
            case CREATE_USER ->
                directory
                        .users()
                        .create(NewUser.withEmail("kit-nobody@example.com")
                                .password(secret)
                                .build());
            case UPDATE_USER ->
                directory
                        .users()
                        .update(
                                USER,
                                UserPatch.builder()
                                        .email(Change.set("kit-nobody@example.com"))
                                        .build());
            case DISABLE_USER -> directory.users().disable(USER, Disablement.keepingSessions());
            case ENABLE_USER -> directory.users().enable(USER);
            case DELETE_USER -> directory.users().delete(USER);
            case IMPORT_USERS ->
                directory
                        .users()
                        .importAll(
                                Imports.rows(NewUser.withEmail("kit-nobody@example.com")
                                        .password(secret)
                                        .build()),
                                ImportMode.CREATE,
                                ImportProgress.NONE);
            case EXPORT_USER_DATA -> directory.users().export(USER);
            case SEND_PASSWORD_RESET -> directory.users().sendPasswordReset(USER, null);
            case SET_EMAIL_VERIFIED -> directory.users().setEmailVerified(USER, true);
            case SEND_EMAIL_VERIFICATION -> directory.users().sendEmailVerification(USER);
            case SET_PASSWORD -> directory.users().setPassword(USER, NewPassword.of(secret));
            case UNLOCK_USER -> directory.users().unlock(USER);
            case LIST_MFA_FACTORS -> directory.users().mfaFactors(USER);
            case RESET_MFA -> directory.users().resetMfa(USER, Set.of());
            case LINK_ACCOUNTS -> directory.users().link(USER, OTHER);
            case UNLINK_ACCOUNTS -> directory.users().unlink(USER, IdentityId.of("nothing"));
            case AUTHENTICATE_USER -> directory.sessions().authenticate("kit-nobody@example.com", secret);
            case GET_USER_METADATA -> directory.metadata().get(USER, MetadataKeys.all());
            case SET_USER_METADATA -> directory.metadata().merge(USER, Map.of("kit", 1));
            case DELETE_USER_METADATA -> directory.metadata().delete(USER, MetadataKeys.all());
            case LIST_CLAIM_MAPPERS -> directory.claimMappers().list();
            case SET_CLAIM_MAPPER ->
                directory.claimMappers().set(new ClaimMapper("kit-nothing", "kit-nothing", true, true));
            case DELETE_CLAIM_MAPPER -> directory.claimMappers().delete("kit-nothing");
            case LIST_SESSIONS -> directory.sessions().list(USER, page);
            case GET_SESSION -> directory.sessions().find(SESSION);
            case CREATE_SESSION -> directory.sessions().create(NewSession.of(USER));
            case REFRESH_SESSION -> directory.sessions().refresh(secret);
            case REVOKE_SESSION -> directory.sessions().revoke(SESSION);
            case REVOKE_USER_SESSIONS -> directory.sessions().revokeAll(USER, null);
            case VERIFY_TOKEN -> directory.sessions().verify(TOKEN, null);
            case LIST_TENANTS -> tenants.list(page);
            case GET_TENANT -> tenants.find(TENANT);
            case CREATE_TENANT -> tenants.create(new NewTenant(TENANT, "Kit", TenantSettings.DEFAULT), IfExists.FAIL);
            case UPDATE_TENANT -> tenants.update(TENANT, new TenantPatch(Change.keep(), Change.keep(), Change.keep()));
            case DELETE_TENANT -> tenants.delete(TENANT);
            case LIST_ORGANIZATIONS -> directory.organizations().list(OrganizationQuery.ALL, page);
            case GET_ORGANIZATION -> directory.organizations().find(ORGANIZATION);
            case CREATE_ORGANIZATION -> directory.organizations().create(NewOrganization.of("kit-nothing"));
            case UPDATE_ORGANIZATION ->
                directory
                        .organizations()
                        .update(ORGANIZATION, OrganizationPatch.builder().build());
            case DELETE_ORGANIZATION -> directory.organizations().delete(ORGANIZATION);
            case LIST_ORGANIZATION_MEMBERS -> directory.organizations().members(ORGANIZATION, page);
            case ADD_ORGANIZATION_MEMBER -> directory.organizations().addMember(ORGANIZATION, USER, Set.of());
            case SET_ORGANIZATION_MEMBER_ROLE -> directory.organizations().setMemberRole(ORGANIZATION, USER, ROLE);
            case REMOVE_ORGANIZATION_MEMBER -> directory.organizations().removeMember(ORGANIZATION, USER);
            case LIST_USER_ORGANIZATIONS -> directory.organizations().of(USER, page);
            case CREATE_INVITATION ->
                directory.organizations().invite(ORGANIZATION, NewInvitation.of("kit-nobody@example.com"));
            case LIST_INVITATIONS -> directory.organizations().invitations(ORGANIZATION, null, page);
            case REVOKE_INVITATION ->
                directory.organizations().revokeInvitation(ORGANIZATION, InvitationId.of("nothing"));
            case LIST_PERMISSION_RESOURCES -> directory.permissions().resources();
            case CREATE_PERMISSION_RESOURCE ->
                directory.permissions().create(NewPermissionResource.of("kit-nothing", List.of("read")));
            case CHECK_PERMISSION -> directory.permissions().check(USER, PERMISSION, null);
            case EXPLAIN_ACCESS -> directory.permissions().explain(USER, PERMISSION, null);
            case GET_RBAC_STATE -> directory.permissions().state();
            case APPLY_RBAC_STATE ->
                directory
                        .permissions()
                        .apply(new NewRbacState(List.of(), List.of(NewRole.of("kit-nothing"))), false, false);
            case LIST_ROLES -> directory.roles().list(null, page);
            case CREATE_ROLE -> directory.roles().create(NewRole.of("kit-nothing"), IfExists.FAIL);
            case UPDATE_ROLE ->
                directory.roles().update(ROLE, RolePatch.builder().build());
            case DELETE_ROLE -> directory.roles().delete(ROLE, false);
            case ASSIGN_ROLE -> directory.roles().assign(USER, ROLE, null);
            case UNASSIGN_ROLE -> directory.roles().unassign(USER, ROLE, null);
            case LIST_USER_ROLES -> directory.roles().of(USER, false);
            case LIST_ROLE_MEMBERS -> directory.roles().members(ROLE, page);
            case GET_BRANDING -> directory.branding().get();
            case UPDATE_BRANDING ->
                directory.branding().update(BrandPatch.builder().build());
            case LIST_CUSTOM_DOMAINS -> directory.customDomains().list(page);
            case GET_CUSTOM_DOMAIN -> directory.customDomains().find(CUSTOM_DOMAIN);
            case CREATE_CUSTOM_DOMAIN -> directory.customDomains().create(NewCustomDomain.of("nothing.example.com"));
            case VERIFY_CUSTOM_DOMAIN -> directory.customDomains().verify(CUSTOM_DOMAIN);
            case DELETE_CUSTOM_DOMAIN -> directory.customDomains().delete(CUSTOM_DOMAIN);
            case LIST_EMAIL_DOMAINS -> directory.emailDomains().list(page);
            case GET_EMAIL_DOMAIN -> directory.emailDomains().find(EMAIL_DOMAIN);
            case CREATE_EMAIL_DOMAIN -> directory.emailDomains().create(NewEmailDomain.of("nothing.example.com"));
            case VERIFY_EMAIL_DOMAIN -> directory.emailDomains().verify(EMAIL_DOMAIN);
            case DELETE_EMAIL_DOMAIN -> directory.emailDomains().delete(EMAIL_DOMAIN);
            case SEARCH_AUDIT_EVENTS -> directory.auditEvents().search(AuditQuery.all(), page);
            case GET_AUDIT_EVENT -> directory.auditEvents().find(Contract.noEvent());
            case LIST_AUDIT_EVENT_TYPES -> directory.auditEvents().types();
            case SUMMARIZE_AUDIT_EVENTS ->
                directory.auditEvents().summarize(AuditQuery.all(), Set.of(AuditDimension.TYPE), 1);
            case LIST_SECURITY_ALERTS -> directory.securityAlerts().list(AlertQuery.ALL, page);
            case ACKNOWLEDGE_SECURITY_ALERT -> directory.securityAlerts().acknowledge(Contract.noAlert());
            case RESOLVE_SECURITY_ALERT ->
                directory.securityAlerts().resolve(Contract.noAlert(), AlertResolution.WITHOUT_NOTE);
            case GET_SECURITY_STATS -> directory.securityAlerts().stats(AlertPeriod.ALL);
            case LIST_APPLICATIONS -> directory.applications().list(ApplicationQuery.ALL, page);
            case GET_APPLICATION -> directory.applications().find(APPLICATION);
            case CREATE_APPLICATION ->
                directory.applications().create(NewApplication.of("kit-nothing", ApplicationType.WEB));
            case UPDATE_APPLICATION ->
                directory
                        .applications()
                        .update(APPLICATION, ApplicationPatch.builder().build());
            case DELETE_APPLICATION -> directory.applications().delete(APPLICATION);
            case ROTATE_APPLICATION_SECRET -> directory.applications().rotateSecret(APPLICATION);
            case LIST_REDIRECT_URIS -> directory.applications().redirectUris(APPLICATION, page);
            case ADD_REDIRECT_URI ->
                directory.applications().addRedirectUri(APPLICATION, RedirectUri.of("https://example.com/callback"));
            case REMOVE_REDIRECT_URI ->
                directory.applications().removeRedirectUri(APPLICATION, "https://example.com/callback");
            case LIST_GROUPS -> directory.groups().list(GroupQuery.ALL, page);
            case GET_GROUP -> directory.groups().find(GROUP);
            case CREATE_GROUP -> directory.groups().create(NewGroup.of("kit-nothing"));
            case UPDATE_GROUP ->
                directory.groups().update(GROUP, GroupPatch.builder().build());
            case DELETE_GROUP -> directory.groups().delete(GROUP);
            case LIST_GROUP_MEMBERS -> directory.groups().members(GROUP, false, page);
            case ADD_GROUP_MEMBER -> directory.groups().addMember(GROUP, USER);
            case REMOVE_GROUP_MEMBER -> directory.groups().removeMember(GROUP, USER);
            case LIST_USER_GROUPS -> directory.groups().of(USER, page);
            case ASSIGN_GROUP_ROLE -> directory.groups().assignRole(GROUP, ROLE);
            case UNASSIGN_GROUP_ROLE -> directory.groups().unassignRole(GROUP, ROLE);
            case GRANT_APPLICATION_ACCESS -> directory.apiGrants().grant(APPLICATION, API, Set.of());
            case REVOKE_APPLICATION_ACCESS -> directory.apiGrants().revoke(APPLICATION, API, Set.of());
            case LIST_BILLING_PLANS -> directory.billing().plans(false);
            case CREATE_BILLING_PLAN -> directory.billing().create(NewBillingPlan.named("kit-nothing"));
            case GET_USER_ENTITLEMENTS -> directory.billing().entitlements(USER);
            case CREATE_BILLING_MIGRATION ->
                directory.billing().createMigration(Contract.noBillingPlan(), BillingPlanId.of("kit-nothing"));
            case GET_BILLING_MIGRATION -> directory.billing().findMigration(Contract.noBillingMigration());
            case EXECUTE_BILLING_MIGRATION -> directory.billing().executeMigration(Contract.noBillingMigration());
            case REPORT_USAGE ->
                directory.billing().report(UsageBatch.of(UsageEvent.of(USER, "kit-nothing", BigDecimal.ONE)));
            case GET_USAGE_SUMMARY -> directory.billing().usage(null);
            case LIST_APIS -> directory.apis().list(page);
            case GET_API -> directory.apis().find(API);
            case CREATE_API -> directory.apis().create(NewApi.of("kit-nothing", "https://nothing.example.com"));
            case UPDATE_API -> directory.apis().update(API, ApiPatch.builder().build());
            case DELETE_API -> directory.apis().delete(API);
            case LIST_ACTIONS -> directory.actions().list(null, page);
            case GET_ACTION -> directory.actions().find(ACTION);
            case CREATE_ACTION -> directory.actions().create(NewAction.of("kit-nothing", ActionTrigger.POST_LOGIN));
            case UPDATE_ACTION ->
                directory.actions().update(ACTION, ActionPatch.builder().build());
            case DEPLOY_ACTION -> directory.actions().deploy(ACTION);
            case DELETE_ACTION -> directory.actions().delete(ACTION, false);
            case LIST_FORMS -> directory.forms().list(page);
            case GET_FORM -> directory.forms().find(FORM);
            case CREATE_FORM -> directory.forms().create(NewForm.of("kit-nothing"));
            case UPDATE_FORM ->
                directory.forms().update(FORM, FormPatch.builder().build());
            case PUBLISH_FORM -> directory.forms().publish(FORM);
            case DELETE_FORM -> directory.forms().delete(FORM);
            case LIST_API_KEYS -> directory.apiKeys().list(page);
            case CREATE_API_KEY -> directory.apiKeys().create(NewApiKey.reading("kit-nothing"));
            case ROTATE_API_KEYS -> directory.apiKeys().rotate("kit-nothing");
            case REVOKE_API_KEY -> directory.apiKeys().revoke(ApiKeyId.of("00000000-0000-4000-8000-000000000000"));
            case LIST_IDENTITY_PROVIDERS -> directory.identityProviders().list(IdentityProviderQuery.ALL, page);
            case GET_IDENTITY_PROVIDER -> directory.identityProviders().find(PROVIDER);
            case CREATE_IDENTITY_PROVIDER ->
                directory
                        .identityProviders()
                        .create(NewIdentityProvider.builder("kit-nothing", IdentityProviderType.GITHUB)
                                .set(ProviderSetting.CLIENT_ID, "nothing")
                                .clientSecret(secret)
                                .build());
            case UPDATE_IDENTITY_PROVIDER ->
                directory
                        .identityProviders()
                        .update(PROVIDER, IdentityProviderPatch.builder().build());
            case SET_IDENTITY_PROVIDER_STATUS ->
                directory.identityProviders().setStatus(IdentityProviderStatus.of(PROVIDER, true));
            case DELETE_IDENTITY_PROVIDER -> directory.identityProviders().delete(PROVIDER);
            case LIST_EMAIL_TEMPLATES -> directory.emailTemplates().list();
            case GET_EMAIL_TEMPLATE -> directory.emailTemplates().get(EMAIL_TEMPLATE);
            case SET_EMAIL_TEMPLATE ->
                directory.emailTemplates().set(EMAIL_TEMPLATE, new NewEmailTemplate("Kit", LINK_OF_ANY_SYNTAX));
            case PREVIEW_EMAIL_TEMPLATE -> directory.emailTemplates().preview(EMAIL_TEMPLATE, SampleValues.NONE);
            case RESET_EMAIL_TEMPLATE -> directory.emailTemplates().reset(EMAIL_TEMPLATE);
            case GET_CONTEXT, LIST_CAPABILITIES, GET_CONFIGURATION_SUMMARY, GET_SDK_SETUP ->
                throw new AssertionError(operation + " has no port");
        }
    }
}
