package io.ostiary.mcp.protocol;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a request was made.
 *
 * @param principal who it is; {@code "operator"} over stdio, {@code "anonymous"} over HTTP while callers cannot be
 *     authenticated
 * @param channel {@code "stdio"} or {@code "http"}
 * @param address the network address of the other end, or null over stdio
 */
public record Caller(
        String principal, String channel, @Nullable String address) {}
