package io.ostiary.mcp.sdk;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What the web server answers by itself, before a request reaches the gate: the same fixed bodies, in place of its
 * error pages.
 */
final class SilentErrors extends ErrorHandler {

    private final Wire wire;

    SilentErrors(Wire wire) {
        this.wire = wire;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        byte[] body = Refusal.of(response.getStatus()).body(wire);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
