package io.ostiary.mcp.sdk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets only requests in that were meant for this machine. A page of a foreign site can make a browser connect to a
 * loopback address (DNS rebinding, GHSA-8jxr-pr72-r468), but cannot choose the Host and Origin that the browser then
 * sends.
 *
 * <p>Any port is fine: a forwarded port differs from ours, and the port is not what protects.
 */
final class LocalAuthority {

    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:]+]|[a-z0-9.-]+)(:[0-9]{1,5})?");

    private static final Pattern ORIGIN = Pattern.compile("https?://(.+)");

    private final Set<String> names;

    /**
     * Knows the names of this machine that everybody uses, and one more.
     *
     * @param host the name or address that the server was told to listen on
     */
    LocalAuthority(String host) {
        this.names = Stream.of("localhost", "127.0.0.1", "[::1]", host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    void check(HttpServletRequest request) throws Refused {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        if (hosts.size() != 1 || !local(hosts.get(0))) {
            throw new Refused(Refusal.FOREIGN_HOST);
        }
        // Not only a browser's: a request without one comes from a program, which could send any.
        for (String origin : Collections.list(request.getHeaders("Origin"))) {
            Matcher url = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
            if (!url.matches() || !local(url.group(1))) {
                throw new Refused(Refusal.FOREIGN_ORIGIN);
            }
        }
    }

    private boolean local(String authority) {
        Matcher host = HOST.matcher(authority.toLowerCase(Locale.ROOT));
        return host.matches() && names.contains(host.group(1));
    }
}
