package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerSession.McpStreamableServerSessionInit;
import io.ostiary.mcp.protocol.Caller;
import io.ostiary.mcp.protocol.ToolService;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Stateful Streamable HTTP on {@code /mcp}, for programs on the same machine.
 *
 * <p>Callers show a key, or none where that is allowed. There is no TLS, so the server binds to a loopback address and to
 * nothing else, and answers only requests that were addressed to it. No answer holds a stack trace or the message of an exception.
 */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /** Threads and connections beside those of calls: for requests answered at once, and those still arriving. */
    private static final int SPARE = 64;

    private final Server server;
    private final ServerConnector connector;
    private final HttpServletStreamableServerTransportProvider provider;
    private final SessionSweeper sweeper;
    private final Sessions sessions;

    private HttpServer(
            Server server,
            ServerConnector connector,
            HttpServletStreamableServerTransportProvider provider,
            SessionSweeper sweeper,
            Sessions sessions) {
        this.server = server;
        this.connector = connector;
        this.provider = provider;
        this.sweeper = sweeper;
        this.sessions = sessions;
    }

    /**
     * Listens. Returns once connections are accepted.
     *
     * @throws IllegalArgumentException if the host is not this machine
     * @throws UncheckedIOException if the port cannot be bound
     */
    public static HttpServer start(ToolService tools, HttpOptions options) {
        Loopback loopback = Loopback.of(options.host());
        Wire wire = new Wire();
        Sessions sessions = new Sessions(options.maxSessions(), options.sessionIdle(), options.clock());
        SessionSweeper sweeper = new SessionSweeper();
        var provider = sweeper.of(() -> provider(wire, options));
        Requests requests = new Requests(tools, Revisions.HTTP, HttpServer::caller, wire);
        provider.setSessionFactory(client -> open(client, requests, sessions, options));
        Gate gate = new Gate(
                wire,
                Revisions.HTTP,
                new LocalAuthority(options.host()),
                new Doorman(options.authentication(), options.anonymous()),
                new RequestBody(options.maxRequestBytes(), options.requestTimeout(), System::nanoTime),
                sessions,
                new Semaphore(options.maxCalls()));

        ServletContextHandler context = new ServletContextHandler();
        context.setErrorHandler(new SilentErrors(wire));
        ServletHolder servlet = new ServletHolder(provider);
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/*");
        FilterHolder filter = new FilterHolder(gate);
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));

        QueuedThreadPool threads = new QueuedThreadPool(options.maxCalls() + SPARE);
        threads.setName("ostiary-http");
        Server server = new Server(threads);
        ServerConnector connector = connector(server, loopback, options);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(options.maxSessions() + options.maxCalls() + SPARE, connector));
        server.setErrorHandler(new SilentErrors(wire));
        server.setHandler(new GracefulHandler(context));
        server.setStopTimeout(options.drain().toMillis());
        HttpServer http = new HttpServer(server, connector, provider, sweeper, sessions);
        http.listen();
        return http;
    }

    /** The port that is listened on, also when any free one was asked for. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Refuses new requests, lets those in flight go on for as long as the options say, and ends. */
    @Override
    public void close() {
        sessions.endListening();
        stop();
    }

    private void listen() {
        try {
            server.start();
        } catch (Exception e) {
            stop();
            throw new UncheckedIOException(e instanceof IOException io ? io : new IOException("Cannot start", e));
        }
    }

    private void stop() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("Requests in flight were abandoned");
            LOG.debug("The web server did not stop cleanly", e);
        }
        // The servlet was destroyed only if it was ever used.
        provider.closeGracefully().block();
        sweeper.dispose();
    }

    private static HttpServletStreamableServerTransportProvider provider(Wire wire, HttpOptions options) {
        return HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(wire.mapper())
                .mcpEndpoint(Gate.ENDPOINT)
                .maxRequestSize(options.maxRequestBytes())
                .sessionSweepInterval(options.sessionIdle())
                .keepAliveInterval(options.heartbeat())
                .contextExtractor(request -> context(request, options))
                .build();
    }

    private static McpStreamableServerSessionInit open(
            InitializeRequest client, Requests requests, Sessions sessions, HttpOptions options) {
        String id = UUID.randomUUID().toString();
        var session = new McpStreamableServerSession(
                id,
                client.capabilities(),
                client.clientInfo(),
                options.elicitationTimeout(),
                requests.handlers(),
                Map.of(),
                () -> Mono.fromRunnable(() -> sessions.remove(id)));
        var result = requests.initialize(client);
        sessions.add(session);
        return new McpStreamableServerSessionInit(session, Mono.just(result));
    }

    private static McpTransportContext context(HttpServletRequest request, HttpOptions options) {
        return McpTransportContext.create(Map.of(
                Gate.CALLER, request.getAttribute(Gate.CALLER), Heartbeat.KEY, new Heartbeat(options.heartbeat())));
    }

    private static Caller caller(McpTransportContext context) {
        return (Caller) Objects.requireNonNull(context.get(Gate.CALLER), "the gate lets nobody through unnamed");
    }

    private static ServerConnector connector(Server server, Loopback loopback, HttpOptions options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(loopback.address().getHostAddress());
        connector.setPort(options.port());
        connector.setIdleTimeout(options.requestTimeout().toMillis());
        return connector;
    }
}
