package io.ostiary.auth0;

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
import io.ostiary.branding.Branding;
import io.ostiary.domain.CustomDomains;
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

/** The tenant, for one call. */
final class Auth0Directory implements Directory {
    private final ManagedTenant tenant;
    private final SigningKeys keys;
    private final Call call;

    Auth0Directory(ManagedTenant tenant, SigningKeys keys, Call call) {
        this.tenant = tenant;
        this.keys = keys;
        this.call = call;
    }

    @Override
    public TenantId tenant() {
        return tenant.id();
    }

    @Override
    public Call call() {
        return call;
    }

    @Override
    public URI issuer() {
        return URI.create(tenant.requests(Operation.GET_SDK_SETUP).settings().issuer());
    }

    @Override
    public Users users() {
        return new Auth0Users(tenant);
    }

    @Override
    public UserMetadata metadata() {
        return new Auth0UserMetadata(tenant);
    }

    @Override
    public ClaimMappers claimMappers() {
        return new Auth0ClaimMappers(tenant);
    }

    @Override
    public Sessions sessions() {
        return new Auth0Sessions(tenant, keys);
    }

    @Override
    public Organizations organizations() {
        return new Auth0Organizations(tenant);
    }

    @Override
    public Roles roles() {
        return new Auth0Roles(tenant);
    }

    @Override
    public Permissions permissions() {
        return new Auth0Permissions(tenant);
    }

    @Override
    public Applications applications() {
        return new Auth0Applications(tenant);
    }

    @Override
    public ApiKeys apiKeys() {
        return new Auth0ApiKeys(tenant);
    }

    @Override
    public Apis apis() {
        return new Auth0Apis(tenant);
    }

    @Override
    public ApiGrants apiGrants() {
        return new Auth0ApiGrants(tenant);
    }

    @Override
    public IdentityProviders identityProviders() {
        return new Auth0IdentityProviders(tenant);
    }

    @Override
    public Actions actions() {
        return new Auth0Actions(tenant);
    }

    @Override
    public Forms forms() {
        return new Auth0Forms(tenant);
    }

    @Override
    public Branding branding() {
        return new Auth0Branding(tenant);
    }

    @Override
    public CustomDomains customDomains() {
        return new Auth0CustomDomains(tenant);
    }

    @Override
    public EmailTemplates emailTemplates() {
        return new Auth0EmailTemplates(tenant);
    }

    @Override
    public Groups groups() {
        return new Auth0Groups(tenant);
    }

    @Override
    public AuditEvents auditEvents() {
        return new Auth0AuditEvents(tenant);
    }

    @Override
    public SecurityAlerts securityAlerts() {
        return new Auth0SecurityAlerts(tenant);
    }
}
