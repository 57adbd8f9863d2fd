package io.ostiary.memory;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.action.Actions;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.Apis;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.application.Applications;
import io.ostiary.audit.AuditEvents;
import io.ostiary.backend.Directory;
import io.ostiary.billing.Billing;
import io.ostiary.branding.Branding;
import io.ostiary.domain.CustomDomains;
import io.ostiary.domain.EmailDomains;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.form.Forms;
import io.ostiary.group.Groups;
import io.ostiary.organization.Organizations;
import io.ostiary.permission.Permissions;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.role.Roles;
import io.ostiary.session.Sessions;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.ClaimMappers;
import io.ostiary.user.UserMetadata;
import io.ostiary.user.Users;
import java.net.URI;

/** One tenant in memory, for one call. */
final class MemoryDirectory implements Directory {
    private final TenantView view;
    private final MemoryUsers users;
    private final MemorySessions sessions;
    private final MemoryOrganizations organizations;
    private final MemoryRoles roles;
    private final MemoryPermissions permissions;
    private final MemoryApplications applications;
    private final MemoryApis apis;
    private final MemoryGroups groups;
    private final MemoryApiKeys apiKeys;
    private final MemoryActions actions;
    private final MemoryForms forms;
    private final MemoryBilling billing;
    private final DomainChecks domainChecks;

    MemoryDirectory(
            TenantView view,
            MemoryUsers users,
            MemorySessions sessions,
            MemoryOrganizations organizations,
            MemoryRoles roles,
            MemoryPermissions permissions,
            MemoryApplications applications,
            MemoryApis apis,
            MemoryGroups groups,
            MemoryApiKeys apiKeys,
            MemoryActions actions,
            MemoryForms forms,
            MemoryBilling billing,
            DomainChecks domainChecks) {
        this.view = view;
        this.users = users;
        this.sessions = sessions;
        this.organizations = organizations;
        this.roles = roles;
        this.permissions = permissions;
        this.applications = applications;
        this.apis = apis;
        this.groups = groups;
        this.apiKeys = apiKeys;
        this.actions = actions;
        this.forms = forms;
        this.billing = billing;
        this.domainChecks = domainChecks;
    }

    @Override
    public TenantId tenant() {
        return view.tenant();
    }

    @Override
    public Call call() {
        return view.call();
    }

    @Override
    public URI issuer() {
        return URI.create(view.issuer(Operation.GET_SDK_SETUP));
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public UserMetadata metadata() {
        return new MemoryUserMetadata(view);
    }

    @Override
    public ClaimMappers claimMappers() {
        return new MemoryClaimMappers(view);
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Organizations organizations() {
        return organizations;
    }

    @Override
    public Roles roles() {
        return roles;
    }

    @Override
    public Permissions permissions() {
        return permissions;
    }

    @Override
    public Branding branding() {
        return new MemoryBranding(view);
    }

    @Override
    public CustomDomains customDomains() {
        return new MemoryCustomDomains(view, domainChecks);
    }

    @Override
    public EmailDomains emailDomains() {
        return new MemoryEmailDomains(view, domainChecks);
    }

    @Override
    public AuditEvents auditEvents() {
        return new MemoryAuditEvents(view);
    }

    @Override
    public SecurityAlerts securityAlerts() {
        return new MemorySecurityAlerts(view);
    }

    @Override
    public Applications applications() {
        return applications;
    }

    @Override
    public Apis apis() {
        return apis;
    }

    @Override
    public ApiGrants apiGrants() {
        return new MemoryApiGrants(view);
    }

    @Override
    public Actions actions() {
        return actions;
    }

    @Override
    public Forms forms() {
        return forms;
    }

    @Override
    public Groups groups() {
        return groups;
    }

    @Override
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    @Override
    public IdentityProviders identityProviders() {
        return new MemoryIdentityProviders(view);
    }

    @Override
    public Billing billing() {
        return billing;
    }

    @Override
    public EmailTemplates emailTemplates() {
        return new MemoryEmailTemplates(view);
    }
}
