package io.ostiary.mcp;

import io.ostiary.Call;
import io.ostiary.IfExists;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Secret;
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
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.NewEmailTemplate;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small company in memory: Ada with a second factor, Bob who edits, Dora the administrator with two linked accounts, Bob's
 * organization with an invitation to it, a shop that people sign in to, a robot that may read orders, the staff with a
 * kitchen that Dora works in, a board of administrators without members, a key for nightly jobs, Google that is disabled
 * and GitHub that is not, invitations with a text of their own, a second tenant.
 * Everybody's address is verified but the newcomer's. Tests look at it through the Java API, whatever they do to it through tools.
 */
final class World implements AutoCloseable {
    static final Call CALL = Call.system("test");
    static final TenantId MAIN = TenantId.of("main");
    static final TenantId ACME = TenantId.of("acme");
    static final String PASSWORD = "correct horse battery";
    static final Secret PROVIDER_SECRET = Secret.of("what the provider knows us by");
    static final NewEmailTemplate COME_ABOARD = new NewEmailTemplate(
            "Come aboard at {{ organization.name }}", "<p>{{ organization.name }} waits for you: {{ url }}</p>");
    static final String ORDERS = "https://orders.example.com";
    static final String CALLBACK = "https://shop.example.com/callback";

    final TestClock clock = new TestClock();
    final MemoryBackend backend = MemoryBackend.builder()
            .clock(clock)
            .passwordHashing(new Argon2idHashing(Argon2Cost.MINIMAL, RandomSource.SECURE))
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
        main.metadata().merge(ada.id(), Map.of("site", "Oslo", "plan", "pro"));
        main.claimMappers().set(new ClaimMapper("site", "site", true, true));
        backend.enrolTotp(MAIN, ada.id(), "phone");
        this.adaSession = main.sessions().create(NewSession.of(ada.id()));
        this.bobSession = main.sessions().create(NewSession.of(bob.id()));
        backend.tenants(CALL).create(new NewTenant(ACME, "Acme Corp", TenantSettings.DEFAULT), IfExists.FAIL);
        Directory acme = backend.directory(ACME, CALL);
        acme.users().create(NewUser.withEmail("carl@acme.example").build());
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
