package io.ostiary.mcp;

import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Secret;
import io.ostiary.action.Action;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.NewAction;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.RandomSource;
import io.ostiary.billing.BillingInterval;
import io.ostiary.billing.BillingMigration;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.Money;
import io.ostiary.billing.NewBillingPlan;
import io.ostiary.billing.Price;
import io.ostiary.billing.UsageBatch;
import io.ostiary.billing.UsageEvent;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.HexColor;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.DnsRecord;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.domain.NewEmailDomain;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.form.Form;
import io.ostiary.form.FormContent;
import io.ostiary.form.NewForm;
import io.ostiary.group.Group;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.NewGroup;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.memory.junit.TestClock;
import io.ostiary.memory.password.Argon2Cost;
import io.ostiary.memory.password.Argon2idHashing;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.role.NamedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.NewSession;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small company in memory: Ada with a second factor, Bob who edits, Dora the administrator with two linked accounts, Bob's
 * organization with an invitation to it, a shop that people sign in to, a robot that may read orders, the staff with a
 * kitchen that Dora works in, a board of administrators without members, a key for nightly jobs, Google that is disabled
 * and GitHub that is not, an action that greets and is about to wave, the draft of a survey, three plans of which Ada is on the
 * basic one, invitations with a text of their own, a second tenant.
 * Everybody's address is verified but the newcomer's. Tests look at it through the Java API, whatever they do to it through tools.
 */
final class World implements AutoCloseable {
    static final Call CALL = Call.system("test");
    static final TenantId MAIN = TenantId.of("main");
    static final TenantId ACME = TenantId.of("acme");
    static final String PASSWORD = "correct horse battery";
    static final Secret PROVIDER_SECRET = Secret.of("what the provider knows us by");
    static final Secret GREETING_KEY = Secret.of("what greetings are signed with");
    static final NewEmailTemplate COME_ABOARD = new NewEmailTemplate(
            "Come aboard at {{ organization.name }}", "<p>{{ organization.name }} waits for you: {{ url }}</p>");
    static final String ORDERS = "https://orders.example.com";
    static final String CALLBACK = "https://shop.example.com/callback";

    static final String LOGIN_DOMAIN = "login.example.com";
    static final String MAIL_DOMAIN = "mail.example.com";
    static final HexColor ACME_RED = HexColor.of("#c8102e");

    final TestClock clock = new TestClock();

    /** What the DNS has. */
    final List<DnsRecord> records = new CopyOnWriteArrayList<>();

    final MemoryBackend backend = MemoryBackend.builder()
            .clock(clock)
            .passwordHashing(new Argon2idHashing(Argon2Cost.MINIMAL, RandomSource.SECURE))
            .dnsResolver((type, name, within) -> records.stream()
                    .filter(record -> record.type() == type && record.name().equals(name))
                    .map(DnsRecord::value)
                    .toList())
            .open();
    final Directory main = backend.directory(MAIN, CALL);
    final Path folder;
    final User ada;
    final User bob;
    final User dora;
    final Role editor;
    final Role admin;
    final Organization harbour;
    final Invitation invitation;
    final Application shop;
    final Secret shopSecret;
    final Application robot;
    final Api orders;
    final Action greeting;
    final Form survey;
    final BillingPlan basic;
    final BillingPlan pro;
    final BillingMigration upgrade;
    final Group staff;
    final Group kitchen;
    final Group board;
    final IssuedApiKey nightly;
    final SignIn.SignedIn adaSession;
    final SignIn.SignedIn bobSession;

    World(Path folder) {
        this.folder = folder;
        this.editor = role("editor", Set.of("posts:write"));
        this.admin = role("admin", Set.of("*"));
        this.ada = user("ada");
        this.bob = user("bob");
        User second = user("second");
        main.users().create(NewUser.withEmail("newcomer@example.com").build());
        this.dora = main.users().link(user("dora").id(), second.id());
        role("unused", Set.of());
        role("chief", Set.of("*"));
        main.roles().assign(bob.id(), editor.id(), null);
        main.roles().assign(dora.id(), admin.id(), null);
        this.harbour = main.organizations().create(NewOrganization.of("Harbour"));
        main.organizations().addMember(harbour.id(), bob.id(), Set.of(editor.id()));
        this.invitation = main.organizations().invite(harbour.id(), NewInvitation.of("invited@example.com"));
        IssuedApplication issued = main.applications()
                .create(NewApplication.builder("Shop", ApplicationType.WEB)
                        .redirectUris(List.of(RedirectUri.of(CALLBACK)))
                        .build());
        this.shop = issued.application();
        this.shopSecret = Objects.requireNonNull(issued.clientSecret());
        this.robot = main.applications()
                .create(NewApplication.of("Robot", ApplicationType.MACHINE))
                .application();
        this.orders = main.apis()
                .create(NewApi.of("Orders", ORDERS)
                        .withScopes(List.of(
                                new ApiScope("orders:read", "See what was ordered"),
                                ApiScope.of("orders:write"),
                                ApiScope.of("orders:*"))));
        main.apiGrants().grant(robot.id(), orders.id(), Set.of("orders:read"));
        this.greeting = main.actions()
                .create(NewAction.of("Greeting", ActionTrigger.POST_LOGIN)
                        .withCode("exports.onExecutePostLogin = async () => {\n  greet();\n};")
                        .withSecrets(Map.of("GREETING_KEY", GREETING_KEY)));
        main.actions().deploy(greeting.id());
        main.actions()
                .update(
                        greeting.id(),
                        ActionPatch.builder()
                                .code(Change.set("exports.onExecutePostLogin = async () => {\n  wave();\n};"))
                                .build());
        this.survey = main.forms()
                .create(new NewForm(
                        "Survey", FormContent.of(List.of(Map.of("id", "step_1", "type", "STEP", "alias", "Plan")))));
        this.basic = plan("Basic", "9.90");
        this.pro = plan("Pro", "19.90");
        backend.archivePlan(MAIN, plan("Legacy", "1").id());
        subscribe(ada);
        main.billing().report(UsageBatch.of(UsageEvent.of(ada.id(), "api_calls", new BigDecimal("2.5"))));
        this.upgrade = main.billing().createMigration(basic.id(), pro.id());
        main.emailTemplates().set(EmailTemplateType.INVITATION, COME_ABOARD);
        this.staff = main.groups().create(NewGroup.of("staff"));
        this.kitchen = main.groups().create(NewGroup.in(staff.id(), "kitchen"));
        main.groups().addMember(kitchen.id(), dora.id());
        main.groups().assignRole(kitchen.id(), editor.id());
        this.board = main.groups().create(NewGroup.of("board"));
        main.groups().assignRole(board.id(), admin.id());
        this.nightly = main.apiKeys().create(NewApiKey.of("nightly", Set.of("users:read", "roles:write")));
        provider("google", IdentityProviderType.GOOGLE, false);
        provider("github", IdentityProviderType.GITHUB, true);
        main.customDomains().create(NewCustomDomain.of(LOGIN_DOMAIN));
        main.emailDomains().create(NewEmailDomain.of(MAIL_DOMAIN).withSender("no-reply@" + MAIL_DOMAIN, "The Company"));
        main.metadata().merge(ada.id(), Map.of("site", "Oslo", "plan", "pro"));
        main.claimMappers().set(new ClaimMapper("site", "site", true, true));
        backend.enrolTotp(MAIN, ada.id(), "phone");
        this.adaSession = main.sessions().create(NewSession.of(ada.id()));
        this.bobSession = main.sessions().create(NewSession.of(bob.id()));
        backend.tenants(CALL).create(new NewTenant(ACME, "Acme Corp", TenantSettings.DEFAULT), IfExists.FAIL);
        Directory acme = backend.directory(ACME, CALL);
        acme.users().create(NewUser.withEmail("carl@acme.example").build());
        acme.branding()
                .update(BrandPatch.builder().primaryColor(Change.set(ACME_RED)).build());
    }

    /** The session that somebody was given. */
    static Session session(SignIn.SignedIn signedIn) {
        return Objects.requireNonNull(signedIn.session());
    }

    /** A tool service on this world that offers everything; the main tenant is the default. */
    IdentityTools tools() {
        return tools(options -> {});
    }

    IdentityTools tools(Consumer<ServerOptions.Builder> adjustment) {
        return tools(backend, adjustment);
    }

    IdentityTools tools(IdentityBackend other, Consumer<ServerOptions.Builder> adjustment) {
        ServerOptions.Builder options = ServerOptions.builder()
                .toolsets(List.of("all"))
                .defaultTenant(MAIN)
                .secretsFolder(folder.resolve("secrets"));
        adjustment.accept(options);
        return new IdentityTools(other, options.build(), clock);
    }

    /** The keys of the roles that the user has inside the harbour; none where the user is no member. */
    List<String> memberRoles(User user) {
        return main.organizations().members(harbour.id(), PageRequest.first()).items().stream()
                .filter(member -> member.user().id().equals(user.id()))
                .flatMap(member -> member.roles().stream())
                .map(NamedRole::key)
                .toList();
    }

    /** The shop as it is now. */
    Application shopNow() {
        return main.applications().find(shop.id()).orElseThrow();
    }

    /** The action that greets as it is now. */
    Action greetingNow() {
        return main.actions().find(greeting.id()).orElseThrow();
    }

    /** The code that runs of the action that greets. */
    String runs() {
        return Objects.requireNonNull(greetingNow().live()).content().code();
    }

    /** The survey as it is now. */
    Form surveyNow() {
        return main.forms().find(survey.id()).orElseThrow();
    }

    /** The API of orders as it is now. */
    Api ordersNow() {
        return main.apis().find(orders.id()).orElseThrow();
    }

    /** What the robot may do with orders; null when it may not call for them at all. */
    @Nullable
    Set<String> robotScopes() {
        return main.apiGrants().holders(orders.id(), PageRequest.first()).items().stream()
                .filter(grant -> grant.application().equals(robot.id()))
                .findFirst()
                .map(ApiGrant::scopes)
                .orElse(null);
    }

    /** What the applications are called. */
    List<String> applicationNames() {
        return Pages.stream(page -> main.applications().list(ApplicationQuery.ALL, page))
                .map(Application::name)
                .toList();
    }

    /** The roles that were given to the group. */
    List<String> groupRoles(Group group) {
        List<NamedRole> roles = main.groups().find(group.id()).orElseThrow().roles();
        return roles == null ? List.of() : roles.stream().map(NamedRole::key).toList();
    }

    /** Whether the user is a member of the group itself. */
    boolean isMember(Group group, User user) {
        return main.groups().members(group.id(), false, PageRequest.first()).items().stream()
                .anyMatch(member -> member.id().equals(user.id()));
    }

    /** The custom domain as it is now. */
    CustomDomain loginDomain() {
        return main.customDomains().resolve(LOGIN_DOMAIN);
    }

    /** The e-mail domain as it is now. */
    EmailDomain mailDomain() {
        return main.emailDomains().resolve(MAIL_DOMAIN);
    }

    /** The identity provider of that id as it is now. */
    IdentityProvider provider(String id) {
        return main.identityProviders().find(IdentityProviderId.of(id)).orElseThrow();
    }

    private void provider(String name, IdentityProviderType type, boolean enabled) {
        main.identityProviders()
                .create(NewIdentityProvider.builder(name, type)
                        .set(ProviderSetting.CLIENT_ID, "company-at-" + name)
                        .clientSecret(PROVIDER_SECRET)
                        .enabled(enabled)
                        .build());
    }

    /** Puts a user on the basic plan. */
    void subscribe(User user) {
        backend.subscribe(MAIN, user.id(), basic.id(), basic.prices().get(0));
    }

    /** The name of the plan that the user is on. */
    String planOf(User user) {
        return Objects.requireNonNull(main.billing().entitlements(user.id()).plan())
                .name();
    }

    /** A price of each month. */
    static Price monthly(String amount, String currency) {
        return new Price(BillingInterval.MONTH, new Money(new BigDecimal(amount), Currency.getInstance(currency)));
    }

    private BillingPlan plan(String name, String price) {
        return main.billing()
                .create(NewBillingPlan.named(name)
                        .withPrices(List.of(monthly(price, "EUR")))
                        .withFeatures(Set.of("reports")));
    }

    /** The names of the API keys. */
    List<String> keys() {
        return main.apiKeys().list(PageRequest.first()).items().stream()
                .map(ApiKey::name)
                .toList();
    }

    /** Whether the address is invited to the harbour. */
    boolean invited(String email) {
        return main.organizations().invitations(harbour.id(), null, PageRequest.first()).items().stream()
                .anyMatch(invited -> invited.email().equals(email));
    }

    /** Makes a user whose address is verified. */
    User user(String name) {
        return main.users()
                .create(NewUser.withEmail(name + "@example.com")
                        .emailVerified(true)
                        .username(name)
                        .password(Secret.of(PASSWORD))
                        .build());
    }

    Role role(String key, Set<String> permissions) {
        return main.roles()
                .create(NewRole.builder(key).permissions(permissions).build(), IfExists.FAIL)
                .value();
    }

    /** What happened last. */
    AuditEvent newestEvent() {
        return main.auditEvents()
                .search(AuditQuery.all(), PageRequest.first(1))
                .items()
                .get(0);
    }

    /** The alert that was raised last: that the board became administrators. */
    SecurityAlert newestAlert() {
        return main.securityAlerts()
                .list(AlertQuery.ALL, PageRequest.first(1))
                .items()
                .get(0);
    }

    /** The user as it is now. */
    User now(User user) {
        return main.users().find(user.id()).orElseThrow();
    }

    Map<String, @Nullable Object> metadata(User user) {
        return main.metadata().get(user.id(), MetadataKeys.all());
    }

    List<String> roleKeys(User user) {
        return main.roles().of(user.id(), true).stream()
                .map(assigned -> assigned.role().key())
                .toList();
    }

    long sessions(User user) {
        return Pages.stream(page -> main.sessions().list(user.id(), page)).count();
    }

    /** Whether somebody gets in with that password, or to the second factor. */
    boolean lets(String identifier, String password) {
        return !(main.sessions().authenticate(identifier, Secret.of(password)) instanceof SignIn.Rejected);
    }

    /** All that there is, as the Java API tells it. Equal before and after means that nothing was written. */
    Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        for (Tenant tenant : Pages.stream(backend.tenants(CALL)::list).toList()) {
            Directory directory = backend.directory(tenant.id(), CALL);
            state.put(tenant.id() + " itself", tenant);
            state.put(
                    tenant.id() + " sessions",
                    Pages.stream(page -> directory.sessions().list(null, page)).toList());
            state.put(
                    tenant.id() + " roles",
                    Pages.stream(page -> directory.roles().list(null, page)).toList());
            state.put(
                    tenant.id() + " applications",
                    Pages.stream(page -> directory.applications().list(ApplicationQuery.ALL, page))
                            .toList());
            state.put(
                    tenant.id() + " groups",
                    Pages.stream(page -> directory.groups().list(GroupQuery.ALL, page))
                            .map(group -> directory.groups().find(group.id()))
                            .toList());
            state.put(
                    tenant.id() + " identity providers",
                    Pages.stream(page -> directory.identityProviders().list(IdentityProviderQuery.ALL, page))
                            .toList());
            state.put(
                    tenant.id() + " apis",
                    Pages.stream(directory.apis()::list)
                            .map(api -> List.of(
                                    api,
                                    directory
                                            .apiGrants()
                                            .holders(api.id(), PageRequest.first())
                                            .items()))
                            .toList());
            state.put(
                    tenant.id() + " actions",
                    Pages.stream(page -> directory.actions().list(null, page)).toList());
            state.put(
                    tenant.id() + " forms",
                    Pages.stream(directory.forms()::list)
                            .map(form -> directory.forms().find(form.id()))
                            .toList());
            state.put(
                    tenant.id() + " billing",
                    List.of(
                            directory.billing().plans(true),
                            directory.billing().usage(null),
                            Objects.requireNonNullElse(
                                    directory
                                            .billing()
                                            .findMigration(upgrade.id())
                                            .orElse(null),
                                    "no migration")));
            state.put(
                    tenant.id() + " alerts",
                    Pages.stream(page -> directory.securityAlerts().list(AlertQuery.ALL, page))
                            .toList());
            state.put(tenant.id() + " branding", directory.branding().get());
            state.put(
                    tenant.id() + " domains",
                    List.of(
                            Pages.stream(directory.customDomains()::list).toList(),
                            Pages.stream(directory.emailDomains()::list).toList()));
            state.put(tenant.id() + " mails", directory.emailTemplates().list());
            state.put(tenant.id() + " claims", directory.claimMappers().list());
            Pages.stream(page -> directory.users().list(UserQuery.all(), page))
                    .forEach(user -> state.put(
                            tenant.id() + " user " + user.id(),
                            List.of(
                                    user,
                                    directory.metadata().get(user.id(), MetadataKeys.all()),
                                    directory.roles().of(user.id(), true),
                                    directory.users().mfaFactors(user.id()))));
        }
        state.put("mails", backend.outbox().mails().size());
        return state;
    }

    @Override
    public void close() {
        backend.close();
    }
}
