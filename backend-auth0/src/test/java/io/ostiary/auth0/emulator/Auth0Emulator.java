package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;

/** A tenant of Auth0 that listens on this machine until it is closed. */
public final class Auth0Emulator implements AutoCloseable {
    /** The database connection that the tenant starts with. */
    public static final String CONNECTION = "Username-Password-Authentication";

    /** The identifier of the API that the tenant starts with. */
    public static final String AUDIENCE = "https://api.example.com";

    private final TenantClock clock = new TenantClock();
    private final Switches switches = new Switches(new RateLimit(clock));
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final AccessTokens tokens = new AccessTokens(clock);
    private final Tenant tenant = new Tenant(clock, switches);
    private final RevocableTable<BrowserSession> sessions = new RevocableTable<>(tenant);
    private final RevocableTable<RefreshToken> refreshTokens = new RevocableTable<>(tenant);
    private final Router router = new Router();
    private final Front front;
    private final SortedSet<String> scopes;
    private final Seed.Applications applications;
    private final int port;
    private @Nullable MockWebServer server;

    private Auth0Emulator(int port) {
        managementResources().forEach(resource -> resource.route(router));
        signInResources().forEach(resource -> resource.route(router));
        scopes = router.scopes();
        applications = Seed.plant(tenant, scopes);
        front = new Front(tenant, router, tokens, switches, faults, log);
        server = listen(front, port);
        this.port = server.getPort();
    }

    private List<Resource> signInResources() {
        Actions actions = new Actions();
        Issuer issuer = new Issuer(tenant, new PostLogin(actions));
        MfaApi mfa = new MfaApi(tenant);
        return List.of(
                new AuthenticationApi(tenant, issuer),
                new TokenApi(tenant, refreshTokens, issuer, new ManagementTokens(tenant, tokens), mfa),
                mfa,
                new SessionsApi(tenant, sessions, refreshTokens),
                new RefreshTokensApi(tenant, refreshTokens),
                new DeviceCredentialsApi(refreshTokens),
                new GrantsApi(refreshTokens),
                new ActionsApi(tenant, actions),
                new ActionBindingsApi(tenant, actions),
                new FormsApi(tenant));
    }

    private List<Resource> managementResources() {
        Jobs jobs = new Jobs(tenant);
        return List.of(
                new UsersApi(tenant),
                new UserListApi(tenant),
                new UserRolesApi(tenant),
                new UserPermissionsApi(tenant),
                new UserIdentitiesApi(tenant),
                new UserBlocksApi(tenant),
                new UserOrganizationsApi(tenant),
                new GroupsApi(tenant),
                new OrganizationsApi(tenant),
                new OrganizationMembersApi(tenant),
                new OrganizationMemberRolesApi(tenant),
                new OrganizationInvitationsApi(tenant),
                new AuthenticationMethodsApi(tenant),
                new RolesApi(tenant),
                new RolePermissionsApi(tenant),
                new RoleUsersApi(tenant),
                new ResourceServersApi(tenant),
                new ClientGrantsApi(tenant),
                new ConnectionsApi(tenant),
                new ConnectionClientsApi(tenant),
                new ClientsApi(tenant),
                new TenantSettingsApi(tenant),
                new BrandingApi(),
                new ThemesApi(tenant),
                new CustomDomainsApi(tenant),
                new EmailTemplatesApi(),
                new LogsApi(tenant),
                new TicketsApi(tenant),
                new JobsApi(tenant, jobs),
                new ImportsApi(tenant, jobs));
    }

    /** Starts a tenant at a free port. */
    public static Auth0Emulator start() {
        return start(0);
    }

    /** Starts a tenant at a port. */
    public static Auth0Emulator start(int port) {
        return new Auth0Emulator(port);
    }

    private static MockWebServer listen(Front front, int port) {
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new ListeningSockets());
        server.setDispatcher(front);
        try {
            server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    /** Where the tenant listens, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The tenant's canonical domain. */
    public String domain() {
        return Tenant.DOMAIN;
    }

    /** The machine-to-machine application that is granted every scope of the Management API. */
    public String clientId() {
        return applications.management().get("client_id").asText();
    }

    /** That application's secret. */
    public String clientSecret() {
        return applications.management().get("client_secret").asText();
    }

    /** The application that users sign in to with a password, for the API {@link #AUDIENCE}. */
    public String signInClientId() {
        return applications.signIn().get("client_id").asText();
    }

    /** That application's secret. */
    public String signInClientSecret() {
        return applications.signIn().get("client_secret").asText();
    }

    /** Signs a user in on Auth0's own page, and returns the session's id. */
    public String signInByBrowser(String userId) {
        synchronized (tenant) {
            var session = new BrowserSession(tenant.ids().token(32), userId, signInClientId(), clock.instant());
            sessions.add(session);
            return session.id();
        }
    }

    /** The id of a refresh token, by what its holder presents, also when it ended. */
    public Optional<String> refreshTokenId(String presented) {
        synchronized (tenant) {
            return refreshTokens.everIssued().stream()
                    .filter(token -> token.isOrWas(presented))
                    .map(RefreshToken::id)
                    .findFirst();
        }
    }

    /** Brings a group, as the directory of a connection does, and returns its id. */
    public String addGroup(String name) {
        synchronized (tenant) {
            String id = tenant.ids().prefixed("grp_");
            tenant.groups()
                    .add(new Groups.Group(Json.object()
                            .put("id", id)
                            .put("name", name)
                            .put("external_id", name)
                            .put("tenant_name", "ostiary-emulator")
                            .put("created_at", tenant.now())
                            .put("updated_at", tenant.now())));
            return id;
        }
    }

    /** Makes a user a member of a group, as the directory of a connection does. */
    public void addGroupMember(String group, String user) {
        synchronized (tenant) {
            tenant.groups().get(group).members().put(tenant.users().get(user).id(), tenant.now());
        }
    }

    /**
     * Writes an entry such as attack protection leaves.
     *
     * @param user whose id it tells, empty where it tells none
     * @param ip the address that it tells, or empty
     */
    public void writeLog(String type, String user, String ip) {
        synchronized (tenant) {
            tenant.log().write(type, ip).put("user_id", user);
        }
    }

    /** Adds scopes to the API {@link #AUDIENCE}. */
    public void addScopes(Collection<String> scopes) {
        synchronized (tenant) {
            ArrayNode there = tenant.resourceServer(AUDIENCE).orElseThrow().withArray("scopes");
            for (String scope : scopes) {
                there.addObject().put("value", scope).put("description", scope);
            }
        }
    }

    /** Mints an access token for the Management API with just these scopes. */
    public String token(String... scopes) {
        String token = tenant.ids().token(40);
        tokens.add(token, clientId(), Set.of(scopes), clock.instant().plus(Duration.ofDays(1)));
        return token;
    }

    /** Every scope of the Management API that some operation takes. */
    public SortedSet<String> scopes() {
        return scopes;
    }

    /** Mints an access token for the Management API with every scope. */
    public String tokenOfAll() {
        return token(scopes.toArray(String[]::new));
    }

    /** Lets every access token for the Management API that is about expire. */
    public void expireTokens() {
        tokens.expireAll();
    }

    /** The templates of the mails that went to an address, such as {@code verification_email}, oldest first. */
    public List<String> mailsTo(String address) {
        synchronized (tenant) {
            tenant.settle();
            return tenant.mails().to(address);
        }
    }

    /** The tenant's time. */
    public TenantClock clock() {
        return clock;
    }

    /** How the tenant behaves. */
    public Switches switches() {
        return switches;
    }

    /** What goes wrong next. */
    public Faults faults() {
        return faults;
    }

    /** What was asked and answered. */
    public RequestLog log() {
        return log;
    }

    /** Refuses connections and cuts those that are open; what the tenant holds stays. */
    public synchronized void refuse() {
        Optional.ofNullable(server).ifPresent(MockWebServer::close);
        server = null;
    }

    /** Takes connections again after {@link #refuse}. */
    public synchronized void accept() {
        if (server == null) {
            server = listen(front, port);
        }
    }

    @Override
    public void close() {
        refuse();
    }
}
