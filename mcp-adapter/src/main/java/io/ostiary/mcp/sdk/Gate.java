package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.ostiary.mcp.protocol.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the SDK's servlet. Only well-formed requests for a living session, and {@code initialize} while there
 * is room, get through; everything that is refused, here or behind, is answered with a {@link Refusal}.
 */
final class Gate extends HttpFilter {

    static final String ENDPOINT = "/mcp";

    /** The attribute of a request, and the key in the SDK's context of it, under which its {@link Caller} goes along. */
    static final String CALLER = "ostiary.caller";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String SESSION = "Mcp-Session-Id";

    private final transient Wire wire;
    private final transient Revisions revisions;
    private final transient LocalAuthority authority;
    private final transient Doorman doorman;
    private final transient RequestBody bodies;
    private final transient Sessions sessions;
    private final transient Semaphore calls;

    Gate(
            Wire wire,
            Revisions revisions,
            LocalAuthority authority,
            Doorman doorman,
            RequestBody bodies,
            Sessions sessions,
            Semaphore calls) {
        this.wire = wire;
        this.revisions = revisions;
        this.authority = authority;
        this.doorman = doorman;
        this.bodies = bodies;
        this.sessions = sessions;
        this.calls = calls;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        SealedResponse sealed = new SealedResponse(response);
        try {
            pass(request, sealed, chain);
            if (sealed.refused()) {
                sealed.refuse(Refusal.of(sealed.getStatus()), wire);
            }
        } catch (Refused e) {
            if (e.refusal() == Refusal.BUSY) {
                sealed.setHeader("Retry-After", "5");
            }
            if (e.refusal() == Refusal.UNAUTHENTICATED) {
                sealed.setHeader("WWW-Authenticate", "Bearer realm=\"ostiary\"");
            }
            if (e.refusal() == Refusal.INVALID_TOKEN) {
                sealed.setHeader("WWW-Authenticate", "Bearer realm=\"ostiary\", error=\"invalid_token\"");
            }
            if (e.refusal() == Refusal.WRONG_METHOD) {
                sealed.setHeader("Allow", "GET, POST, DELETE");
            }
            sealed.refuse(e.refusal(), wire);
        } catch (IOException e) {
            LOG.debug("A connection broke off", e);
            sealed.refuse(Refusal.FAILED, wire);
        } catch (Throwable unexpected) {
            Incident.log(LOG, "an HTTP request", unexpected);
            sealed.refuse(Refusal.FAILED, wire);
        }
    }

    private void pass(HttpServletRequest request, SealedResponse response, FilterChain chain)
            throws Refused, IOException, ServletException {
        authority.check(request);
        if (!ENDPOINT.equals(request.getRequestURI())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        request.setAttribute(CALLER, doorman.caller(request));
        String revision = request.getHeader("MCP-Protocol-Version");
        if (revision != null && !revisions.known().contains(revision)) {
            throw new Refused(Refusal.UNKNOWN_REVISION);
        }
        switch (request.getMethod()) {
            case "POST" -> post(request, response, chain);
            case "GET", "DELETE" -> stream(request, response, chain);
            default -> throw new Refused(Refusal.WRONG_METHOD);
        }
    }

    private void post(HttpServletRequest request, SealedResponse response, FilterChain chain)
            throws Refused, IOException, ServletException {
        if (!json(request.getContentType())) {
            throw new Refused(Refusal.NOT_JSON);
        }
        byte[] body = bodies.read(request.getContentLengthLong(), request.getInputStream());
        JSONRPCMessage message = message(body);
        if (message instanceof JSONRPCRequest asked && "initialize".equals(asked.method())) {
            initialize(new ReadRequest(request, body), response, chain);
            return;
        }
        try (Sessions.Use use = use(request)) {
            if (message instanceof JSONRPCNotification) {
                // No notification changes anything here, and the SDK would log those it does not know, with their
                // content.
                response.setStatus(202);
            } else if (message instanceof JSONRPCResponse answer) {
                accept(answer, use.session());
                response.setStatus(202);
            } else if (message instanceof JSONRPCRequest asked && "tools/call".equals(asked.method())) {
                call(new ReadRequest(request, body), response, chain);
            } else {
                chain.doFilter(new ReadRequest(request, body), response);
            }
        }
    }

    private void stream(HttpServletRequest request, SealedResponse response, FilterChain chain)
            throws Refused, IOException, ServletException {
        Sessions.Use use = use(request);
        try {
            chain.doFilter(request, response);
        } finally {
            use.close();
        }
    }

    private void initialize(ReadRequest request, SealedResponse response, FilterChain chain)
            throws Refused, IOException, ServletException {
        if (!sessions.reserve()) {
            throw new Refused(Refusal.BUSY);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            String id = response.getHeader(SESSION);
            if (id == null) {
                sessions.release();
            } else {
                sessions.own(id, principal(request));
            }
        }
    }

    /** Bounded below the number of threads: the answers that waiting calls wait for need some as well. */
    private void call(ReadRequest request, SealedResponse response, FilterChain chain)
            throws Refused, IOException, ServletException {
        if (!calls.tryAcquire()) {
            throw new Refused(Refusal.BUSY);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            calls.release();
        }
    }

    /** An answer to nothing, or one that comes too late, is dropped; the SDK would make it a 500. */
    private static void accept(JSONRPCResponse answer, McpStreamableServerSession session) {
        try {
            session.accept(answer).block();
        } catch (RuntimeException e) {
            LOG.debug("An answer to no question", e);
        }
    }

    private JSONRPCMessage message(byte[] body) throws Refused {
        try {
            return wire.read(body);
        } catch (BadMessage e) {
            throw new Refused(e.code() == ErrorCodes.PARSE_ERROR ? Refusal.UNREADABLE : Refusal.INVALID);
        }
    }

    private Sessions.Use use(HttpServletRequest request) throws Refused {
        String id = request.getHeader(SESSION);
        if (id == null || id.isBlank()) {
            throw new Refused(Refusal.SESSION_MISSING);
        }
        Sessions.Use use = sessions.use(id, principal(request));
        if (use == null) {
            throw new Refused(Refusal.UNKNOWN_SESSION);
        }
        return use;
    }

    private static String principal(HttpServletRequest request) {
        return ((Caller) request.getAttribute(CALLER)).principal();
    }

    private static boolean json(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
