package io.ostiary.mcp.sdk;

import java.util.List;

/**
 * The protocol revisions spoken on one channel, oldest first.
 */
record Revisions(List<String> known) {

    static final Revisions STDIO = new Revisions(List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"));

    /** Streamable HTTP came with 2025-03-26; before that HTTP was another transport. */
    static final Revisions HTTP = new Revisions(List.of("2025-03-26", "2025-06-18", "2025-11-25"));

    /** The asked one if known, else the newest: the client then decides whether to go on. */
    String agree(String asked) {
        return known.contains(asked) ? asked : known.get(known.size() - 1);
    }
}
