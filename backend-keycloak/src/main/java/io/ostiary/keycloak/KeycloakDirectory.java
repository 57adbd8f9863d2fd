package io.ostiary.keycloak;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.Apis;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.application.Applications;
import io.ostiary.audit.AuditEvents;
import io.ostiary.backend.Directory;
import io.ostiary.emailtemplate.EmailTemplates;
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

/** One realm, for one call. */
final class KeycloakDirectory implements Directory {
    private final Realm realm;

    KeycloakDirectory(Realm realm) {
        this.realm = realm;
    }

    @Override
    public TenantId tenant() {
        return realm.tenant();
    }

    @Override
    public Call call() {
        return realm.requests().call();
    }

    @Override
    public URI issuer() {
        return URI.create(PublishedKeys.issuer(Operation.GET_SDK_SETUP, realm));
    }

    @Override
    public Users users() {
        return new KeycloakUsers(realm);
    }

    @Override
    public UserMetadata metadata() {
        return new KeycloakUserMetadata(realm);
    }

    @Override
    public ClaimMappers claimMappers() {
        return new KeycloakClaimMappers(realm);
    }

    @Override
    public Organizations organizations() {
        return new KeycloakOrganizations(realm);
    }

    @Override
    public Roles roles() {
        return new KeycloakRoles(realm);
    }

    @Override
    public Permissions permissions() {
        return new KeycloakPermissions(realm);
    }

    @Override
    public EmailTemplates emailTemplates() {
        return new KeycloakEmailTemplates(realm);
    }

    @Override
    public Groups groups() {
        return new KeycloakGroups(realm);
    }

    @Override
    public Sessions sessions() {
        return new KeycloakSessions(realm);
    }

    @Override
    public AuditEvents auditEvents() {
        return new KeycloakAuditEvents(realm);
    }

    @Override
    public SecurityAlerts securityAlerts() {
        return new KeycloakSecurityAlerts(realm);
    }

    @Override
    public Apis apis() {
        return new KeycloakApis(realm);
    }

    @Override
    public ApiGrants apiGrants() {
        return new KeycloakApiGrants(realm);
    }

    @Override
    public ApiKeys apiKeys() {
        return new KeycloakApiKeys(realm);
    }

    @Override
    public Applications applications() {
        return new KeycloakApplications(realm);
    }

    @Override
    public IdentityProviders identityProviders() {
        return new KeycloakIdentityProviders(realm);
    }
}
