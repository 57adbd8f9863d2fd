package io.ostiary.mcp.sdk;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * A response in which the SDK's servlet can refuse, but not say why: what it writes with an error status is dropped,
 * because it holds the messages of exceptions and, with a default mapper, their stack traces (java-sdk issues 577 and
 * 955).
 */
final class SealedResponse extends HttpServletResponseWrapper {

    SealedResponse(HttpServletResponse response) {
        super(response);
        response.setHeader("Cache-Control", "no-store");
    }

    boolean refused() {
        return getStatus() >= 400;
    }

    /** Writes the only body that a refusal can have. */
    void refuse(Refusal refusal, Wire wire) throws IOException {
        if (isCommitted()) {
            return;
        }
        byte[] body = refusal.body(wire);
        super.setStatus(refusal.status());
        super.setContentType("application/json");
        super.setContentLength(body.length);
        getResponse().getOutputStream().write(body);
        getResponse().flushBuffer();
    }

    @Override
    public void sendError(int status) {
        setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
        setStatus(status);
    }

    /**
     * Sends the head of an event stream at once. The SDK would keep it until the first event, which may be minutes
     * away, and HTTP clients do not wait that long for a status.
     */
    @Override
    public PrintWriter getWriter() throws IOException {
        if (refused()) {
            return new PrintWriter(Writer.nullWriter());
        }
        PrintWriter writer = super.getWriter();
        if (getContentType() != null && getContentType().startsWith("text/event-stream")) {
            super.flushBuffer();
        }
        return writer;
    }

    @Override
    public void setHeader(String name, String value) {
        if (!"Cache-Control".equalsIgnoreCase(name)) {
            super.setHeader(name, value);
        }
    }
}
