package io.ostiary.mcp;

import java.util.Map;
import java.util.TreeMap;

/** The tools of the Auth0 MCP server, each on a fresh {@link World}. Keys are their tool and our operation. */
final class Auth0Parity {
    private Auth0Parity() {}

    static Map<String, Parity> all() {
        Map<String, Parity> all = new TreeMap<>();
        AuditParity.auth0(all);
        return all;
    }
}
