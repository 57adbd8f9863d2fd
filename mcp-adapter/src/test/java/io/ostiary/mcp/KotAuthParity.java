package io.ostiary.mcp;

import java.util.Map;
import java.util.TreeMap;

/** The tools of the KotAuth MCP server, each on a fresh {@link World}. Keys are their tool and our operation. */
final class KotAuthParity {
    private KotAuthParity() {}

    static Map<String, Parity> all() {
        Map<String, Parity> all = new TreeMap<>();
        AuditParity.kotAuth(all);
        return all;
    }
}
