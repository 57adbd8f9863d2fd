package io.ostiary.fault;

import io.ostiary.Call;
import io.ostiary.action.Actions;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.Apis;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.application.Applications;
import io.ostiary.audit.AuditEvents;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.branding.Branding;
import io.ostiary.domain.CustomDomains;
import io.ostiary.domain.EmailDomains;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.form.Forms;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.Groups;
import io.ostiary.organization.Organizations;
import io.ostiary.permission.Permissions;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.role.Roles;
import io.ostiary.session.Sessions;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.ClaimMappers;
import io.ostiary.user.UserId;
import io.ostiary.user.UserMetadata;
import io.ostiary.user.Users;

/** The ports of one call, which may go past the faults or meet them. */
record TenantClient(FaultHarness harness, IdentityBackend backend, Call call) {
    TenantId tenant() {
        return harness.tenant();
    }

    private Directory directory() {
        return backend.directory(tenant(), call);
    }

    Users users() {
        return directory().users();
    }

    UserMetadata metadata() {
        return directory().metadata();
    }

    ClaimMappers claimMappers() {
        return directory().claimMappers();
    }

    Sessions sessions() {
        return directory().sessions();
    }

    Roles roles() {
        return directory().roles();
    }

    Permissions permissions() {
        return directory().permissions();
    }

    IdentityProviders identityProviders() {
        return directory().identityProviders();
    }

    Applications applications() {
        return directory().applications();
    }

    ApiKeys apiKeys() {
        return directory().apiKeys();
    }

    Branding branding() {
        return directory().branding();
    }

    CustomDomains customDomains() {
        return directory().customDomains();
    }

    EmailDomains emailDomains() {
        return directory().emailDomains();
    }

    Apis apis() {
        return directory().apis();
    }

    Actions actions() {
        return directory().actions();
    }

    Forms forms() {
        return directory().forms();
    }

    ApiGrants apiGrants() {
        return directory().apiGrants();
    }

    EmailTemplates emailTemplates() {
        return directory().emailTemplates();
    }

    Tenants tenants() {
        return backend.tenants(call);
    }

    Organizations organizations() {
        return directory().organizations();
    }

    Groups groups() {
        return directory().groups();
    }

    AuditEvents auditEvents() {
        return directory().auditEvents();
    }

    SecurityAlerts securityAlerts() {
        return directory().securityAlerts();
    }

    Group newGroup(String name) {
        return harness.createGroup(directory(), name);
    }

    void addGroupMember(GroupId group, UserId user) {
        harness.addMember(directory(), group, user);
    }

    /** Gives a user something that linking can move, where not everybody has it. */
    void makeLinkable(UserId user) {
        harness.addIdentity(directory(), user);
    }

    void enrolFactor(UserId user) {
        harness.enrolFactor(directory(), user);
    }
}
