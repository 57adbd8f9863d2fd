package io.ostiary.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IdentityException;
import io.ostiary.IfExists;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.UnsupportedException;
import io.ostiary.action.ActionId;
import io.ostiary.action.Actions;
import io.ostiary.alert.SecurityAlertId;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.ApiId;
import io.ostiary.api.Apis;
import io.ostiary.api.NewApi;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.Applications;
import io.ostiary.application.NewApplication;
import io.ostiary.audit.AuditEventId;
import io.ostiary.audit.AuditEvents;
import io.ostiary.backend.Directory;
import io.ostiary.billing.Billing;
import io.ostiary.billing.BillingMigrationId;
import io.ostiary.billing.BillingPlanId;
import io.ostiary.branding.Branding;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.CustomDomains;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.EmailDomainId;
import io.ostiary.domain.EmailDomains;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.domain.NewEmailDomain;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.form.FormId;
import io.ostiary.form.Forms;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.Groups;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.Organizations;
import io.ostiary.permission.Permissions;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.role.Roles;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.Sessions;
import io.ostiary.session.SignIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.ClaimMappers;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserMatch;
import io.ostiary.user.UserMetadata;
import io.ostiary.user.UserRef;
import io.ostiary.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;

/** The base of every contract: the ports under test, and the words that its tests are written in. */
abstract class Contract {
    private static final int MORE_THAN_ANY_LIMIT = 60;

    Fixture fixture;
    Users users;
    UserMetadata metadata;
    ClaimMappers claimMappers;
    Sessions sessions;
    Organizations organizations;
    Roles roles;
    Permissions permissions;
    Branding branding;
    CustomDomains customDomains;
    EmailDomains emailDomains;
    AuditEvents auditEvents;
    SecurityAlerts securityAlerts;
    Applications applications;
    Apis apis;
    ApiGrants apiGrants;
    Actions actions;
    Forms forms;
    Groups groups;
    ApiKeys apiKeys;
    IdentityProviders identityProviders;
    Billing billing;
    EmailTemplates emailTemplates;
    Tenants tenants;

    @BeforeEach
    void enter(Fixture newFixture) {
        fixture = newFixture;
        users = newFixture.directory().users();
        metadata = newFixture.directory().metadata();
        claimMappers = newFixture.directory().claimMappers();
        sessions = newFixture.directory().sessions();
        organizations = newFixture.directory().organizations();
        roles = newFixture.directory().roles();
        permissions = newFixture.directory().permissions();
        branding = newFixture.directory().branding();
        customDomains = newFixture.directory().customDomains();
        emailDomains = newFixture.directory().emailDomains();
        auditEvents = newFixture.directory().auditEvents();
        securityAlerts = newFixture.directory().securityAlerts();
        applications = newFixture.directory().applications();
        apis = newFixture.directory().apis();
        apiGrants = newFixture.directory().apiGrants();
        actions = newFixture.directory().actions();
        forms = newFixture.directory().forms();
        groups = newFixture.directory().groups();
        apiKeys = newFixture.directory().apiKeys();
        identityProviders = newFixture.directory().identityProviders();
        billing = newFixture.directory().billing();
        emailTemplates = newFixture.directory().emailTemplates();
        tenants = newFixture.tenants();
    }

    /** Something that a port is asked to do. */
    @FunctionalInterface
    interface Action {
        void run();
    }

    /** A list, fetched page by page. */
    @FunctionalInterface
    interface Listing<T> {
        Page<T> page(PageRequest request);
    }

    /** The refusal that the action must end in. That the backend does not support it goes through. */
    static <X extends IdentityException> X refuses(Class<X> type, Action action) {
        try {
            action.run();
        } catch (IdentityException e) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
            if (e instanceof UnsupportedException) {
                throw e;
            }
            throw new AssertionError("expected " + type.getSimpleName(), e);
        }
        throw new AssertionError("expected " + type.getSimpleName() + ", but nothing was thrown");
    }

    /** Checks what may take a moment where the provider's reads lag. */
    void eventually(Harness.Assertion assertion) {
        fixture.harness().eventually(assertion);
    }

    /** A new user with an e-mail address and nothing else. */
    User someUser() {
        return users.create(NewUser.withEmail(fixture.email()).build());
    }

    /** A new user with an e-mail address and that password. */
    User someUser(Secret password) {
        return users.create(
                NewUser.withEmail(fixture.email()).password(password).build());
    }

    Role someRole() {
        return roles.create(NewRole.of(fixture.name()), IfExists.FAIL).value();
    }

    /** A new role that administers the identity system, by its key. */
    Role administrativeRole() {
        return roles.create(NewRole.of(fixture.name() + "-admin"), IfExists.FAIL)
                .value();
    }

    /** A new tenant. */
    Directory elsewhere() {
        NewTenant tenant = new NewTenant(TenantId.of(fixture.name()), "Elsewhere", TenantSettings.DEFAULT);
        return fixture.directory(tenants.create(tenant, IfExists.FAIL).value().id());
    }

    Organization someOrganization() {
        return organizations.create(NewOrganization.of(fixture.name()));
    }

    /** A new application of that type, with what comes with the type. */
    Application someApplication(ApplicationType type) {
        return applications.create(NewApplication.of(fixture.name(), type)).application();
    }

    /** A new identity provider, with a secret that must not show. */
    IdentityProvider someIdentityProvider() {
        return identityProviders.create(NewIdentityProvider.builder(fixture.name(), IdentityProviderType.GITHUB)
                .set(ProviderSetting.CLIENT_ID, "client-of-the-kit")
                .clientSecret(fixture.password())
                .build());
    }

    /** A new API without scopes. */
    Api someApi() {
        return apis.create(NewApi.of(fixture.name(), "https://" + fixture.name() + ".example.com"));
    }

    /** A new custom domain. */
    CustomDomain someCustomDomain() {
        return customDomains.create(NewCustomDomain.of(fixture.name() + ".example.com"));
    }

    /** A new e-mail domain without a sender. */
    EmailDomain someEmailDomain() {
        return emailDomains.create(NewEmailDomain.of(fixture.name() + ".example.com"));
    }

    /** A new group, of which no port is needed. */
    Group someGroup() {
        return fixture.group(fixture.name());
    }

    /** The user as a read tells it. */
    User reread(UserId id) {
        return users.find(id).orElseThrow(() -> new AssertionError("no user " + id));
    }

    SignIn.SignedIn signIn(User user, Secret password) {
        return signedIn(sessions.authenticate(email(user), password));
    }

    /** Locks the user by wrong passwords. */
    SignIn.Rejected lock(User user) {
        for (int attempt = 0; attempt < MORE_THAN_ANY_LIMIT; attempt++) {
            SignIn.Rejected rejected = rejected(sessions.authenticate(email(user), fixture.password()));
            if (rejected.reason() == SignIn.Reason.LOCKED) {
                return rejected;
            }
        }
        throw new AssertionError("wrong passwords never lock");
    }

    static SignIn.SignedIn signedIn(SignIn outcome) {
        assertThat(outcome).isInstanceOf(SignIn.SignedIn.class);
        return (SignIn.SignedIn) outcome;
    }

    /** The session that began, or goes on. */
    Session session(SignIn.SignedIn signedIn) {
        return fixture.session(signedIn);
    }

    static SignIn.Rejected rejected(SignIn outcome) {
        assertThat(outcome).isInstanceOf(SignIn.Rejected.class);
        return (SignIn.Rejected) outcome;
    }

    static Secret refreshToken(SignIn.SignedIn signedIn) {
        return Objects.requireNonNull(signedIn.tokens().refreshToken(), "a refresh token");
    }

    static String email(User user) {
        return Objects.requireNonNull(user.email(), "an e-mail address");
    }

    /** That the token of an ended session is worth nothing, wherever sessions are checked. */
    void isWorthless(Secret accessToken) {
        eventually(() -> {
            TokenVerification verification = sessions.verify(accessToken, null);
            if (verification.checked() == TokenVerification.Checked.SESSION) {
                assertThat(verification.active()).isFalse();
                assertThat(verification.reason()).isEqualTo(TokenVerification.Reason.SESSION_ENDED);
                assertThat(verification.claims()).isEmpty();
            }
        });
    }

    UserMatch resolve(String reference) {
        fixture.watch().called(Operation.GET_USER);
        return users.resolve(UserRef.parse(reference));
    }

    Role resolveRole(String reference) {
        fixture.watch().called(Operation.LIST_ROLES);
        return roles.resolve(reference);
    }

    Tenant resolveTenant(String reference) {
        fixture.watch().called(Operation.GET_TENANT);
        return tenants.resolve(reference);
    }

    /** Every item of a list, page by page. */
    static <T> List<T> all(Listing<T> list) {
        List<T> all = new ArrayList<>();
        PageRequest request = PageRequest.first(PageRequest.MAX_SIZE);
        for (int pages = 0; pages < 1000; pages++) {
            Page<T> page = list.page(request);
            all.addAll(page.items());
            String next = page.next();
            if (next == null) {
                return all;
            }
            request = request.at(next);
        }
        throw new AssertionError("the list does not end");
    }

    static UserId nobody() {
        return UserId.of("00000000-0000-4000-8000-000000000000");
    }

    static RoleId noRole() {
        return RoleId.of("00000000-0000-4000-8000-000000000000");
    }

    static OrganizationId noOrganization() {
        return OrganizationId.of("00000000-0000-4000-8000-000000000000");
    }

    static AuditEventId noEvent() {
        return AuditEventId.of("00000000-0000-4000-8000-000000000000");
    }

    static SecurityAlertId noAlert() {
        return SecurityAlertId.of("00000000-0000-4000-8000-000000000000");
    }

    static ApplicationId noApplication() {
        return ApplicationId.of("00000000-0000-4000-8000-000000000000");
    }

    static IdentityProviderId noIdentityProvider() {
        return IdentityProviderId.of("kit-no-such-provider");
    }

    static ApiId noApi() {
        return ApiId.of("00000000-0000-4000-8000-000000000000");
    }

    static ActionId noAction() {
        return ActionId.of("00000000-0000-4000-8000-000000000000");
    }

    static FormId noForm() {
        return FormId.of("ap_0000000000000000000000");
    }

    static CustomDomainId noCustomDomain() {
        return CustomDomainId.of("cd_0000000000000000");
    }

    static EmailDomainId noEmailDomain() {
        return EmailDomainId.of("nothing.example.com");
    }

    static GroupId noGroup() {
        return GroupId.of("00000000-0000-4000-8000-000000000000");
    }

    static BillingPlanId noBillingPlan() {
        return BillingPlanId.of("00000000-0000-4000-8000-000000000000");
    }

    static BillingMigrationId noBillingMigration() {
        return BillingMigrationId.of("00000000-0000-4000-8000-000000000000");
    }

    static SessionId noSession() {
        return SessionId.of("00000000-0000-4000-8000-000000000000");
    }
}
