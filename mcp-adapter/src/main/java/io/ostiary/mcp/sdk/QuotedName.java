package io.ostiary.mcp.sdk;

/**
 * Text from the other end, made fit to be quoted in an answer or a log line.
 */
record QuotedName(String text) {

    private static final int LONGEST = 128;

    /** Keeps what a tool name may consist of, replaces everything else, and cuts at the longest possible tool name. */
    static QuotedName name(String raw) {
        String head = raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST) + "...";
        return new QuotedName(head.replaceAll("[^A-Za-z0-9_.-]", "?"));
    }
}
