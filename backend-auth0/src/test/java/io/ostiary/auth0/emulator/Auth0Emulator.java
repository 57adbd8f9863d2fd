package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
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

    private final TenantClock clock = new TenantClock();
    private final Switches switches = new Switches(new RateLimit(clock));
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final AccessTokens tokens = new AccessTokens(clock);
    private final Tenant tenant = new Tenant(clock, switches);
    private final Front front;
    private final SortedSet<String> scopes;
    private final ObjectNode management;
    private final int port;
    private @Nullable MockWebServer server;

    private Auth0Emulator(int port) {
        Router router = new Router();
        resources().forEach(resource -> resource.route(router));
        scopes = router.scopes();
        management = Seed.plant(tenant, scopes);
        front = new Front(tenant, router, tokens, switches, faults, log);
        server = listen(front, port);
        this.port = server.getPort();
    }

    private List<Resource> resources() {
        return List.of(new UsersApi(tenant));
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
        server.setServerSocketFactory(new ReusedAddress());
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
        return management.get("client_id").asText();
    }

    /** That application's secret. */
    public String clientSecret() {
        return management.get("client_secret").asText();
    }

    /** Mints an access token for the Management API with just these scopes. */
    public String token(String... scopes) {
        String token = tenant.ids().token(40);
        tokens.add(token, Set.of(scopes), clock.instant().plus(Duration.ofDays(1)));
        return token;
    }

    /** Mints an access token for the Management API with every scope. */
    public String tokenOfAll() {
        return token(scopes.toArray(String[]::new));
    }

    /** Lets every access token for the Management API that is about expire. */
    public void expireTokens() {
        tokens.expireAll();
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
