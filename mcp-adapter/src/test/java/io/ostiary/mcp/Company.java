package io.ostiary.mcp;

import static io.ostiary.Operation.CREATE_ACTION;
import static io.ostiary.Operation.CREATE_BILLING_MIGRATION;
import static io.ostiary.Operation.CREATE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.CREATE_EMAIL_DOMAIN;
import static io.ostiary.Operation.CREATE_FORM;
import static io.ostiary.Operation.CREATE_GROUP;
import static io.ostiary.Operation.CREATE_SESSION;
import static io.ostiary.Operation.CREATE_TENANT;
import static io.ostiary.Operation.UPDATE_BRANDING;

import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.action.Action;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.NewAction;
import io.ostiary.api.Api;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
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
import io.ostiary.conformance.Harness;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.domain.NewEmailDomain;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.TemplateSyntax;
import io.ostiary.form.Form;
import io.ostiary.form.FormContent;
import io.ostiary.form.NewForm;
import io.ostiary.group.Group;
import io.ostiary.group.NewGroup;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.memory.MemoryHarness;
import io.ostiary.memory.junit.TestClock;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.NewSession;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A small company: Ada with a second factor, Bob who edits, Dora the administrator with two linked accounts, Bob's
 * organization with an invitation to it, a shop that people sign in to, a robot that may read orders, the staff with a
 * kitchen that Dora works in, a board of administrators without members, a key for nightly jobs, Google that is disabled
 * and GitHub that is not, an action that greets and is about to wave, the draft of a survey, three plans of which Ada is on the
 * basic one, invitations with a text of their own, a second tenant. Everybody's address is verified but the newcomer's. Each
 * part is made when somebody first looks at it, with what belongs to it, because on a provider each takes its time.
 */
abstract class Company {
    static final Call CALL = Call.system("test");
    static final TenantId MAIN = TenantId.of("main");
    static final TenantId ACME = TenantId.of("acme");
    static final String PASSWORD = "correct horse 7 battery";
    static final Secret PROVIDER_SECRET = Secret.of("what the provider knows us by");
    static final Secret GREETING_KEY = Secret.of("what greetings are signed with");
    static final String ORDERS = "https://orders.example.com";
    static final String CALLBACK = "https://shop.example.com/callback";
    static final String CARL = "carl@acme.example";
    static final String LOGIN_DOMAIN = "login.example.com";
    static final String MAIL_DOMAIN = "mail.example.com";
    static final HexColor ACME_RED = HexColor.of("#c8102e");
    final Harness harness;
    final IdentityBackend backend;
    final Directory main;
    private final Map<String, Object> parts = new HashMap<>();
    final Set<TenantId> otherTenants = new HashSet<>();

    /** In the tenant of a harness. */
    Company(Harness harness) {
        this.harness = harness;
        this.backend = harness.open();
        this.main = backend.directory(harness.tenant(), CALL);
        harness.definePermissions(List.of("posts:write", "posts:read", "posts:delete", "posts:list", "*"));
    }

    /** Whether the backend is the one in memory. */
    final boolean inMemory() {
        return harness instanceof MemoryHarness;
    }

    /** The backend, which has to be the one in memory. */
    MemoryBackend memory() {
        return ((MemoryHarness) harness).memory();
    }

    /** The clock of the backend in memory. */
    TestClock clock() {
        return ((MemoryHarness) harness).testClock();
    }

    boolean can(Operation operation) {
        return backend.capabilities().supports(operation);
    }

    /** Whether the backend can honour a parameter, a value or a use of one. */
    boolean can(Operation operation, String parameter) {
        return backend.capabilities().supports(operation, parameter);
    }

    /** Makes everything now that the backend can make. */
    void makeEverything() {
        List<Object> unused = new ArrayList<>(List.of(
                editor(),
                admin(),
                ada(),
                bob(),
                newcomer(),
                dora(),
                unused(),
                chief(),
                harbour(),
                invitation(),
                shop(),
                robot(),
                orders()));
        if (can(CREATE_ACTION)) {
            unused.add(greeting());
        }
        if (can(CREATE_FORM)) {
            unused.add(survey());
        }
        if (can(CREATE_BILLING_MIGRATION)) {
            unused.add(upgrade());
        }
        unused.addAll(List.of(comeAboard(), staff(), kitchen(), board(), nightly(), google(), github()));
        if (can(CREATE_CUSTOM_DOMAIN)) {
            unused.add(loginDomain());
        }
        if (can(CREATE_EMAIL_DOMAIN)) {
            unused.add(mailDomain());
        }
        unused.addAll(List.of(siteClaim(), adaSession(), bobSession(), acme()));
    }

    /** The part of that name, made when somebody looks for the first time. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private synchronized <T> T once(String part, Supplier<T> made) {
        Object there = parts.get(part);
        if (there == null) {
            there = made.get();
            parts.put(part, there);
        }
        return (T) there;
    }

    Role editor() {
        return once("editor", () -> role("editor", Set.of("posts:write")));
    }

    Role admin() {
        return once("admin", () -> role("admin", Set.of("*")));
    }

    Role unused() {
        return once("unused", () -> role("unused", Set.of()));
    }

    Role chief() {
        return once("chief", () -> role("chief", Set.of("*")));
    }

    User ada() {
        return once("ada", () -> {
            User made = user("ada");
            main.metadata().merge(made.id(), Map.of("site", "Oslo", "plan", "pro"));
            return made;
        });
    }

    User bob() {
        return once("bob", () -> {
            User made = user("bob");
            main.roles().assign(made.id(), editor().id(), null);
            return made;
        });
    }

    User dora() {
        return once("dora", () -> {
            User made = main.users()
                    .link(
                            linkable(user("dora")).id(),
                            linkable(withoutPassword("second")).id());
            main.roles().assign(made.id(), admin().id(), null);
            return made;
        });
    }

    User newcomer() {
        return once(
                "newcomer",
                () -> main.users()
                        .create(NewUser.withEmail("newcomer@example.com").build()));
    }

    Organization harbour() {
        return once("harbour", () -> {
            Organization made = main.organizations().create(NewOrganization.of("Harbour"));
            main.organizations().addMember(made.id(), bob().id(), Set.of(editor().id()));
            return made;
        });
    }

    Invitation invitation() {
        return once(
                "invitation",
                () -> main.organizations().invite(harbour().id(), NewInvitation.of("invited@example.com")));
    }

    Application shop() {
        return issuedShop().application();
    }

    Secret shopSecret() {
        return Objects.requireNonNull(issuedShop().clientSecret());
    }

    private IssuedApplication issuedShop() {
        return once(
                "shop",
                () -> main.applications()
                        .create(NewApplication.builder("Shop", ApplicationType.WEB)
                                .redirectUris(List.of(RedirectUri.of(CALLBACK)))
                                .build()));
    }

    Application robot() {
        return once(
                "robot",
                () -> main.applications()
                        .create(NewApplication.of("Robot", ApplicationType.MACHINE))
                        .application());
    }

    Api orders() {
        return once("orders", () -> {
            Api made = main.apis()
                    .create(NewApi.of("Orders", ORDERS)
                            .withScopes(List.of(
                                    new ApiScope("orders:read", "See what was ordered"),
                                    ApiScope.of("orders:write"),
                                    ApiScope.of("orders:*"))));
            main.apiGrants().grant(robot().id(), made.id(), Set.of("orders:read"));
            return made;
        });
    }

    Action greeting() {
        return once("greeting", () -> {
            Action made = main.actions()
                    .create(NewAction.of("Greeting", ActionTrigger.POST_LOGIN)
                            .withCode(code("greet"))
                            .withSecrets(Map.of("GREETING_KEY", GREETING_KEY)));
            main.actions().deploy(made.id());
            main.actions()
                    .update(
                            made.id(),
                            ActionPatch.builder().code(Change.set(code("wave"))).build());
            return made;
        });
    }

    /** What an action runs that does only that. */
    static String code(String what) {
        return "const greet = () => {}, wave = greet;\nexports.onExecutePostLogin = async () => {\n  " + what
                + "();\n};";
    }

    Form survey() {
        return once(
                "survey",
                () -> main.forms()
                        .create(new NewForm(
                                "Survey",
                                FormContent.of(List.of(Map.of("id", "step_1", "type", "STEP", "alias", "Plan"))))));
    }

    BillingPlan basic() {
        return once("basic", () -> plan("Basic", "9.90"));
    }

    BillingPlan pro() {
        return once("pro", () -> plan("Pro", "19.90"));
    }

    BillingMigration upgrade() {
        return once("upgrade", () -> {
            BillingPlan from = basic();
            BillingPlan to = pro();
            memory().archivePlan(MAIN, plan("Legacy", "1").id());
            subscribe(ada());
            main.billing().report(UsageBatch.of(UsageEvent.of(ada().id(), "api_calls", new BigDecimal("2.5"))));
            return main.billing().createMigration(from.id(), to.id());
        });
    }

    /** The text of invitations, in the words that the backend has for what changes; Keycloak has none for subjects. */
    NewEmailTemplate comeAboard() {
        return once("comeAboard", () -> {
            String organization = organizationVariable().placeholder();
            TemplateSyntax syntax =
                    main.emailTemplates().get(EmailTemplateType.INVITATION).syntax();
            var made = new NewEmailTemplate(
                    syntax == TemplateSyntax.LIQUID ? "Come aboard at " + organization : "Come aboard",
                    "<p>" + organization + " waits for you: " + link(EmailTemplateType.INVITATION) + "</p>");
            main.emailTemplates().set(EmailTemplateType.INVITATION, made);
            return made;
        });
    }

    Group staff() {
        return once("staff", () -> harness.seedGroup(main, "staff"));
    }

    Group kitchen() {
        return once("kitchen", () -> {
            Group made = can(CREATE_GROUP)
                    ? main.groups().create(NewGroup.in(staff().id(), "kitchen"))
                    : harness.seedGroup(main, "kitchen");
            harness.seedGroupMember(main, made.id(), dora().id());
            main.groups().assignRole(made.id(), editor().id());
            return made;
        });
    }

    Group board() {
        return once("board", () -> {
            Group made = harness.seedGroup(main, "board");
            main.groups().assignRole(made.id(), admin().id());
            return made;
        });
    }

    IssuedApiKey nightly() {
        return once(
                "nightly", () -> main.apiKeys().create(NewApiKey.of("nightly", Set.of("users:read", "roles:write"))));
    }

    IdentityProvider google() {
        return once("google", () -> provider("google", IdentityProviderType.GOOGLE, false));
    }

    IdentityProvider github() {
        return once("github", () -> provider("github", IdentityProviderType.GITHUB, true));
    }

    ClaimMapper siteClaim() {
        return once("siteClaim", () -> {
            var made = new ClaimMapper("site", "site", true, true);
            main.claimMappers().set(made);
            return made;
        });
    }

    /** Ada's session, after which she gets her second factor: with it no sign-in would end in a session. */
    SignIn.SignedIn adaSession() {
        return once("adaSession", () -> {
            SignIn.SignedIn made = signedIn(ada());
            MfaFactor unused = harness.seedMfaFactor(main, ada().id());
            return made;
        });
    }

    SignIn.SignedIn bobSession() {
        return once("bobSession", () -> signedIn(bob()));
    }

    /** The second tenant, with a user called Carl and a color; where there cannot be a second one, the main one. */
    Directory acme() {
        return once("acme", () -> {
            Directory made = secondTenant();
            made.users().create(NewUser.withEmail(CARL).build());
            if (can(UPDATE_BRANDING)) {
                made.branding()
                        .update(BrandPatch.builder()
                                .primaryColor(Change.set(ACME_RED))
                                .build());
            }
            return made;
        });
    }

    private Directory secondTenant() {
        if (!can(CREATE_TENANT)) {
            return main;
        }
        TenantId id = inMemory() ? ACME : TenantId.of("acme-" + UUID.randomUUID());
        otherTenants.add(id);
        backend.tenants(CALL).create(new NewTenant(id, "Acme Corp", TenantSettings.DEFAULT), IfExists.FAIL);
        return backend.directory(id, CALL);
    }

    private SignIn.SignedIn signedIn(User user) {
        if (can(CREATE_SESSION)) {
            return main.sessions().create(NewSession.of(user.id()));
        }
        SignIn signIn = main.sessions().authenticate(Objects.requireNonNull(user.email()), Secret.of(PASSWORD));
        if (signIn instanceof SignIn.SignedIn signedIn) {
            return signedIn;
        }
        throw new AssertionError(user.email() + " gets in nowhere: " + signIn);
    }

    /** What stands for the name of an organization in the text of an invitation. */
    EmailVariable organizationVariable() {
        return main.emailTemplates().get(EmailTemplateType.INVITATION).variables().stream()
                .filter(variable -> variable.name().startsWith("organization"))
                .findFirst()
                .orElseThrow();
    }

    /** What stands for the link in a mail. */
    String link(EmailTemplateType type) {
        return main.emailTemplates().get(type).variables().stream()
                .filter(EmailVariable::required)
                .findFirst()
                .orElseThrow()
                .placeholder();
    }

    /** The custom domain as it is now. */
    CustomDomain loginDomain() {
        var unused = once("loginDomain", () -> main.customDomains().create(NewCustomDomain.of(LOGIN_DOMAIN)));
        return main.customDomains().resolve(LOGIN_DOMAIN);
    }

    /** The e-mail domain as it is now. */
    EmailDomain mailDomain() {
        var unused = once(
                "mailDomain",
                () -> main.emailDomains()
                        .create(NewEmailDomain.of(MAIL_DOMAIN).withSender("no-reply@" + MAIL_DOMAIN, "The Company")));
        return main.emailDomains().resolve(MAIL_DOMAIN);
    }

    private IdentityProvider provider(String name, IdentityProviderType type, boolean enabled) {
        return main.identityProviders()
                .create(NewIdentityProvider.builder(name, type)
                        .set(ProviderSetting.CLIENT_ID, "company-at-" + name)
                        .clientSecret(PROVIDER_SECRET)
                        .enabled(enabled)
                        .build());
    }

    /** Puts a user on the basic plan. */
    void subscribe(User user) {
        memory().subscribe(MAIN, user.id(), basic().id(), basic().prices().get(0));
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

    /** Makes a user whose address is verified. */
    User user(String name) {
        return main.users()
                .create(NewUser.withEmail(name + "@example.com")
                        .emailVerified(true)
                        .username(name)
                        .password(Secret.of(PASSWORD))
                        .build());
    }

    private User withoutPassword(String name) {
        return main.users()
                .create(NewUser.withEmail(name + "@example.com")
                        .emailVerified(true)
                        .build());
    }

    /** The user, who can be linked with another of whom that is so. */
    User linkable(User user) {
        harness.seedLinkableIdentity(main, user.id());
        return user;
    }

    Role role(String key, Set<String> permissions) {
        return main.roles()
                .create(NewRole.builder(key).permissions(permissions).build(), IfExists.FAIL)
                .value();
    }
}
