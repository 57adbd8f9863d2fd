package io.ostiary.memory;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.branding.Brand;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.DomainStatus;
import io.ostiary.domain.EmailDomain;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.form.Form;
import io.ostiary.memory.mail.Mailbox;
import io.ostiary.permission.PermissionResource;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.tenant.Tenant;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/**
 * Everything that a tenant holds at one moment. Immutable: a change is another state, which shares what did not change.
 *
 * @param tenant the tenant itself
 * @param accounts its users
 * @param sessions their sessions
 * @param roles the roles and who has them
 * @param organizations the organizations, their members and invitations
 * @param groups the groups, their members and roles
 * @param resources the permission resources that were defined, by key
 * @param applications the applications and the digests of their secrets
 * @param apis the APIs and who may call them
 * @param claimMappers the claim mappers by attribute
 * @param apiKeys the API keys
 * @param identityProviders the outside identity providers and the digests of their secrets
 * @param actions the actions and the digests of their secrets
 * @param forms the forms by id
 * @param billing the plans, who is on them, and what is used
 * @param brand what its sign-in pages look like
 * @param customDomains the domains that people sign in under, by name
 * @param emailDomains the domains that mails come from, by name
 * @param emailTemplates the texts of mails that are not the default
 * @param audit what happened
 * @param alerts what of it somebody should look at
 * @param failedSignIns what of it may become such
 */
record TenantState(
        Tenant tenant,
        Accounts accounts,
        SessionTable sessions,
        RoleTable roles,
        OrganizationTable organizations,
        GroupTable groups,
        TreePMap<String, PermissionResource> resources,
        ApplicationTable applications,
        ApiTable apis,
        TreePMap<String, ClaimMapper> claimMappers,
        ApiKeyTable apiKeys,
        IdentityProviderTable identityProviders,
        ActionTable actions,
        TreePMap<String, Form> forms,
        BillingTable billing,
        Brand brand,
        TreePMap<String, CustomDomain> customDomains,
        TreePMap<String, EmailDomain> emailDomains,
        HashPMap<EmailTemplateType, NewEmailTemplate> emailTemplates,
        AuditTable audit,
        AlertTable alerts,
        FailedSignIns failedSignIns) {

    static TenantState of(Tenant tenant) {
        return new TenantState(
                tenant,
                Accounts.NONE,
                SessionTable.NONE,
                RoleTable.NONE,
                OrganizationTable.NONE,
                GroupTable.NONE,
                TreePMap.empty(),
                ApplicationTable.NONE,
                ApiTable.NONE,
                TreePMap.empty(),
                ApiKeyTable.NONE,
                IdentityProviderTable.NONE,
                ActionTable.NONE,
                TreePMap.empty(),
                BillingTable.NONE,
                Brand.DEFAULT,
                TreePMap.empty(),
                TreePMap.empty(),
                HashTreePMap.empty(),
                AuditTable.NONE,
                AlertTable.NONE,
                FailedSignIns.NONE);
    }

    TenantState withTenant(Tenant value) {
        return changed(next -> next.tenant = value);
    }

    TenantState withAccounts(Accounts value) {
        return changed(next -> next.accounts = value);
    }

    TenantState withSessions(SessionTable value) {
        return value.equals(sessions) ? this : changed(next -> next.sessions = value);
    }

    TenantState withRoles(RoleTable value) {
        return changed(next -> next.roles = value);
    }

    TenantState withOrganizations(OrganizationTable value) {
        return changed(next -> next.organizations = value);
    }

    TenantState withGroups(GroupTable value) {
        return changed(next -> next.groups = value);
    }

    TenantState withResources(TreePMap<String, PermissionResource> value) {
        return changed(next -> next.resources = value);
    }

    TenantState withApplications(ApplicationTable value) {
        return changed(next -> next.applications = value);
    }

    TenantState withApis(ApiTable value) {
        return changed(next -> next.apis = value);
    }

    TenantState withAudit(AuditTable value) {
        return changed(next -> next.audit = value);
    }

    TenantState withAlerts(AlertTable value) {
        return changed(next -> next.alerts = value);
    }

    TenantState withFailedSignIns(FailedSignIns value) {
        return changed(next -> next.failedSignIns = value);
    }

    TenantState withClaimMappers(TreePMap<String, ClaimMapper> value) {
        return changed(next -> next.claimMappers = value);
    }

    TenantState withApiKeys(ApiKeyTable value) {
        return changed(next -> next.apiKeys = value);
    }

    TenantState withIdentityProviders(IdentityProviderTable value) {
        return changed(next -> next.identityProviders = value);
    }

    TenantState withActions(ActionTable value) {
        return changed(next -> next.actions = value);
    }

    TenantState withForms(TreePMap<String, Form> value) {
        return changed(next -> next.forms = value);
    }

    TenantState withBilling(BillingTable value) {
        return changed(next -> next.billing = value);
    }

    TenantState withBrand(Brand value) {
        return changed(next -> next.brand = value);
    }

    TenantState withCustomDomains(TreePMap<String, CustomDomain> value) {
        return changed(next -> next.customDomains = value);
    }

    TenantState withEmailDomains(TreePMap<String, EmailDomain> value) {
        return changed(next -> next.emailDomains = value);
    }

    TenantState withEmailTemplates(HashPMap<EmailTemplateType, NewEmailTemplate> value) {
        return changed(next -> next.emailTemplates = value);
    }

    /** Whom its mails come from: the sender of the first domain, by name, that is proved and has one; null without any. */
    @Nullable
    Mailbox mailsFrom() {
        for (EmailDomain domain : emailDomains.values()) {
            String sender = domain.senderEmail();
            if (sender != null && domain.proof().status() == DomainStatus.VERIFIED) {
                return new Mailbox(sender, domain.senderName());
            }
        }
        return null;
    }

    /**
     * The user's account.
     *
     * @throws NotFoundException when there is no such user
     */
    Account account(Operation operation, UserId id) {
        return accounts.find(id).orElseThrow(() -> new NotFoundException(operation, "user", id.value()));
    }

    /**
     * The role.
     *
     * @throws NotFoundException when there is no such role
     */
    Role role(Operation operation, RoleId id) {
        return roles.find(id).orElseThrow(() -> new NotFoundException(operation, "role", id.value()));
    }

    /**
     * The state with that account as it is given, new or not.
     *
     * @throws io.ostiary.AlreadyExistsException when it claims a name that another has
     */
    TenantState with(Operation operation, Account account) {
        return withAccounts(accounts.with(operation, account));
    }

    /** The state with a new account, which gets the default role. */
    TenantState enrol(Operation operation, Account account) {
        TenantState enrolled = with(operation, account);
        return roles.defaultRole()
                .map(role -> enrolled.withRoles(roles.assign(account.id(), role)))
                .orElse(enrolled);
    }

    /** The state without the account, its sessions, its role assignments, its memberships of organizations and groups, its plan and its usage. */
    TenantState without(Account account, Instant rememberUntil) {
        return changed(next -> {
            next.accounts = accounts.without(account);
            next.sessions = sessions.endAll(account.id(), rememberUntil);
            next.roles = roles.withoutUser(account.id());
            next.organizations = organizations.withoutUser(account.id());
            next.groups = groups.withoutUser(account.id());
            next.billing = billing.without(account.id());
        });
    }

    /** The state without the role: nobody has it any more, no user, no group, and no member of an organization. */
    TenantState without(Role role) {
        return changed(next -> {
            next.roles = roles.without(role);
            next.organizations = organizations.withoutRole(role.id());
            next.groups = groups.withoutRole(role.id());
        });
    }

    private TenantState changed(Consumer<Draft> change) {
        var next = new Draft(this);
        change.accept(next);
        return next.state();
    }

    /** A state whose parts can be exchanged, so that no more than one place copies them all. */
    private static final class Draft {
        Tenant tenant;
        Accounts accounts;
        SessionTable sessions;
        RoleTable roles;
        OrganizationTable organizations;
        GroupTable groups;
        TreePMap<String, PermissionResource> resources;
        ApplicationTable applications;
        ApiTable apis;
        TreePMap<String, ClaimMapper> claimMappers;
        ApiKeyTable apiKeys;
        IdentityProviderTable identityProviders;
        ActionTable actions;
        TreePMap<String, Form> forms;
        BillingTable billing;
        Brand brand;
        TreePMap<String, CustomDomain> customDomains;
        TreePMap<String, EmailDomain> emailDomains;
        HashPMap<EmailTemplateType, NewEmailTemplate> emailTemplates;
        AuditTable audit;
        AlertTable alerts;
        FailedSignIns failedSignIns;

        Draft(TenantState from) {
            tenant = from.tenant;
            accounts = from.accounts;
            sessions = from.sessions;
            roles = from.roles;
            organizations = from.organizations;
            groups = from.groups;
            resources = from.resources;
            applications = from.applications;
            apis = from.apis;
            claimMappers = from.claimMappers;
            apiKeys = from.apiKeys;
            identityProviders = from.identityProviders;
            actions = from.actions;
            forms = from.forms;
            billing = from.billing;
            brand = from.brand;
            customDomains = from.customDomains;
            emailDomains = from.emailDomains;
            emailTemplates = from.emailTemplates;
            audit = from.audit;
            alerts = from.alerts;
            failedSignIns = from.failedSignIns;
        }

        TenantState state() {
            return new TenantState(
                    tenant,
                    accounts,
                    sessions,
                    roles,
                    organizations,
                    groups,
                    resources,
                    applications,
                    apis,
                    claimMappers,
                    apiKeys,
                    identityProviders,
                    actions,
                    forms,
                    billing,
                    brand,
                    customDomains,
                    emailDomains,
                    emailTemplates,
                    audit,
                    alerts,
                    failedSignIns);
        }
    }
}
