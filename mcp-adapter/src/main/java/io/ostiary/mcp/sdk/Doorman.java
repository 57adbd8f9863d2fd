package io.ostiary.mcp.sdk;

import io.ostiary.mcp.protocol.BearerAuthentication;
import io.ostiary.mcp.protocol.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells on whose behalf an HTTP request is made. Who shows a token is who it says or is refused, never anybody else: a
 * caller with a key that has expired must not go on as one without.
 */
final class Doorman {
    private static final Pattern BEARER = Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

    private final BearerAuthentication authentication;
    private final boolean anonymous;

    /**
     * A doorman.
     *
     * @param anonymous whether whoever shows nothing is let in
     */
    Doorman(BearerAuthentication authentication, boolean anonymous) {
        this.authentication = authentication;
        this.anonymous = anonymous;
    }

    Caller caller(HttpServletRequest request) throws Refused {
        List<String> shown = Collections.list(request.getHeaders("Authorization"));
        if (shown.isEmpty()) {
            if (anonymous) {
                return Caller.unrestricted("anonymous", "http", request.getRemoteAddr());
            }
            throw new Refused(Refusal.UNAUTHENTICATED);
        }
        Matcher bearer = BEARER.matcher(shown.get(0));
        if (shown.size() > 1 || !bearer.matches()) {
            throw new Refused(Refusal.INVALID_TOKEN);
        }
        return authentication
                .caller(bearer.group(1), request.getRemoteAddr())
                .orElseThrow(() -> new Refused(Refusal.INVALID_TOKEN));
    }
}
