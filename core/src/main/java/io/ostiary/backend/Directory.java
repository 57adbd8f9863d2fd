package io.ostiary.backend;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.UnsupportedException;
import io.ostiary.action.Actions;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.Apis;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.application.Applications;
import io.ostiary.audit.AuditEvents;
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

/**
 * The users, sessions, organizations, roles, groups, applications and identity providers of one tenant, for one
 * {@link Call}. A cheap view: making one does no I/O and does not check that the tenant exists; the ports' methods do, and throw
 * {@link io.ostiary.NotFoundException}. Safe for use by several threads.
 *
 * <p>A port that a backend does not write refuses everything.
 */
public interface Directory {
    /** The tenant. */
    TenantId tenant();

    /** The call that everything here is done for. */
    Call call();

    /**
     * The issuer of the tenant's tokens, under which applications find everything else that they need to know (OpenID
     * Connect Discovery 1.0 §4). May ask the provider.
     *
     * @throws io.ostiary.NotFoundException when there is no such tenant
     */
    default URI issuer() {
        throw new UnsupportedException(Operation.GET_SDK_SETUP);
    }

    /** The tenant's users. */
    default Users users() {
        return new Users() {};
    }

    /** The users' administrator-only data. */
    default UserMetadata metadata() {
        return new UserMetadata() {};
    }

    /** What of the metadata shows up in tokens. */
    default ClaimMappers claimMappers() {
        return new ClaimMappers() {};
    }

    /** The tenant's sessions. */
    default Sessions sessions() {
        return new Sessions() {};
    }

    /** The tenant's organizations. */
    default Organizations organizations() {
        return new Organizations() {};
    }

    /** The tenant's roles. */
    default Roles roles() {
        return new Roles() {};
    }

    /** What the tenant's roles allow, and whom. */
    default Permissions permissions() {
        return new Permissions() {};
    }

    /** What the pages look like on which the tenant's people sign in. */
    default Branding branding() {
        return new Branding() {};
    }

    /** The domains of the tenant's own under which its people sign in. */
    default CustomDomains customDomains() {
        return new CustomDomains() {};
    }

    /** The domains of the tenant's own from which it mails its people. */
    default EmailDomains emailDomains() {
        return new EmailDomains() {};
    }

    /** What happened in the tenant. */
    default AuditEvents auditEvents() {
        return new AuditEvents() {};
    }

    /** What in the tenant looks like an attack. */
    default SecurityAlerts securityAlerts() {
        return new SecurityAlerts() {};
    }

    /** The tenant's applications. */
    default Applications applications() {
        return new Applications() {};
    }

    /** The tenant's APIs. */
    default Apis apis() {
        return new Apis() {};
    }

    /** Which of its applications may call which of its APIs for themselves. */
    default ApiGrants apiGrants() {
        return new ApiGrants() {};
    }

    /** What of the tenant's own runs when its people sign in. */
    default Actions actions() {
        return new Actions() {};
    }

    /** What the tenant asks its people. */
    default Forms forms() {
        return new Forms() {};
    }

    /** The tenant's groups. */
    default Groups groups() {
        return new Groups() {};
    }

    /** The keys with which programs administer the tenant. */
    default ApiKeys apiKeys() {
        return new ApiKeys() {};
    }

    /** Where the tenant's people sign in. */
    default IdentityProviders identityProviders() {
        return new IdentityProviders() {};
    }

    /** The tenant's plans, who is on them, and what is used. */
    default Billing billing() {
        return new Billing() {};
    }

    /** The texts of the tenant's mails. */
    default EmailTemplates emailTemplates() {
        return new EmailTemplates() {};
    }
}
