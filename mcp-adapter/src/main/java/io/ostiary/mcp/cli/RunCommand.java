package io.ostiary.mcp.cli;

import io.ostiary.Call;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.mcp.IdentityTools;
import io.ostiary.mcp.ServerOptions;
import io.ostiary.mcp.demo.DemoCompany;
import io.ostiary.mcp.guard.ApiKeyAuthentication;
import io.ostiary.mcp.sdk.HttpOptions;
import io.ostiary.mcp.sdk.HttpServer;
import io.ostiary.mcp.sdk.StdioServer;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ostiary run}: serves MCP until the client, or the operator, ends it. */
@Command(
        name = "run",
        description = "Serve MCP over stdio, or over HTTP on this machine.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private static final Duration KEY_TIMEOUT = Duration.ofSeconds(10);

    private final Streams streams;

    @Mixin
    private BackendOptions backendOptions = new BackendOptions();

    @Mixin
    private ServerFlags flags = new ServerFlags();

    @Option(names = "--demo", description = "Fill the memory backend with an invented company: 3 tenants, 200 users.")
    private boolean demo;

    @Option(
            names = "--http",
            paramLabel = "PORT",
            description = "Serve Streamable HTTP on this port instead of stdio; 0 picks one.")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The loopback address to listen on; others are refused, because there is no TLS.")
    private String host = "127.0.0.1";

    @Option(
            names = "--require-api-key",
            description = "Over HTTP let only callers in who show an API key; without it, whoever shows none may do"
                    + " everything.")
    private boolean requireApiKey;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "trace, debug, info, warn, error or off; to standard error.")
    private LogLevel logLevel = LogLevel.INFO;

    RunCommand(Streams streams) {
        this.streams = streams;
    }

    /** What to log, in the words of the command line. */
    enum LogLevel {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        OFF
    }

    @Override
    public Integer call() throws Exception {
        System.setOut(System.err);
        System.setProperty(
                "org.slf4j.simpleLogger.defaultLogLevel", logLevel.name().toLowerCase(Locale.ROOT));
        // Every call leaves its audit line, however quiet the rest is to be.
        System.setProperty("org.slf4j.simpleLogger.log.io.ostiary.audit", "info");
        // The SDK logs messages that it cannot read, contents included; what matters of them is answered and logged by
        // us.
        System.setProperty("org.slf4j.simpleLogger.log.io.modelcontextprotocol", "off");
        Configuration configuration = backendOptions.configuration();
        String name = backendOptions.name(configuration, streams.environment());
        if (demo && !name.equals(BackendOptions.DEFAULT)) {
            throw new InvalidArgumentException(
                    "--demo", "is for the memory backend, and " + name + " was chosen: invented users stay out of it");
        }
        ServerOptions.Builder options = flags.options(configuration);
        boolean tenantIsNamed = options.build().defaultTenant() != null;
        try (IdentityBackend backend = backendOptions.open(configuration, streams.environment())) {
            if (demo) {
                DemoCompany company = DemoCompany.seed(backend.as(Call.system("demo")));
                if (!tenantIsNamed) {
                    options.defaultTenant(company.tenant());
                }
                streams.err().println(company.summary());
            }
            serve(new IdentityTools(backend, options.build(), Clock.systemUTC()), httpOptions(backend));
        }
        return 0;
    }

    private void serve(IdentityTools tools, HttpOptions.Builder httpOptions) throws Exception {
        var ended = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitClose(ended, closed), "ostiary-shutdown"));
        AutoCloseable server = port == null ? stdio(tools, ended) : http(tools, port, httpOptions);
        try {
            ended.await();
        } finally {
            server.close();
            closed.countDown();
        }
    }

    /** The process must not end under the calls that are still being answered. */
    private static void awaitClose(CountDownLatch ended, CountDownLatch closed) {
        ended.countDown();
        try {
            boolean unused = closed.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private StdioServer stdio(IdentityTools tools, CountDownLatch ended) {
        StdioServer server = StdioServer.start(tools, System.in, streams.out(), ended::countDown);
        streams.err().println("ostiary: serving MCP on stdin and stdout; an MCP client starts this, Ctrl-D ends it");
        return server;
    }

    private HttpOptions.Builder httpOptions(IdentityBackend backend) {
        HttpOptions.Builder httpOptions = HttpOptions.builder().host(host).anonymous(!requireApiKey);
        if (backend.capabilities().supports(Operation.LIST_API_KEYS)) {
            return httpOptions.authentication(new ApiKeyAuthentication(backend, Clock.systemUTC(), KEY_TIMEOUT));
        }
        if (requireApiKey) {
            throw new InvalidArgumentException("--require-api-key", backend.name() + " keeps no API keys");
        }
        return httpOptions;
    }

    private HttpServer http(IdentityTools tools, int wantedPort, HttpOptions.Builder httpOptions) {
        HttpServer server = listen(tools, wantedPort, httpOptions);
        streams.err().println("ostiary: serving MCP at http://" + host + ":" + server.port() + "/mcp; Ctrl-C ends it");
        return server;
    }

    private HttpServer listen(IdentityTools tools, int wantedPort, HttpOptions.Builder httpOptions) {
        try {
            return HttpServer.start(tools, httpOptions.port(wantedPort).build());
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException("--http", "or --host is refused: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new InvalidArgumentException("--http", wantedPort + " cannot be listened on; is it in use?");
        }
    }
}
