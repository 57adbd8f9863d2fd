package io.ostiary.mcp.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a request was made.
 *
 * @param principal who it is; {@code "operator"} over stdio, {@code "anonymous"} over HTTP without a key
 * @param channel {@code "stdio"} or {@code "http"}
 * @param address the network address of the other end, or null over stdio
 * @param grant what it may do, or null when it may do all that the server offers
 */
public record Caller(
        String principal,
        String channel,
        @Nullable String address,
        @Nullable Grant grant) {
    /** A caller who may do all that the server offers. */
    public static Caller unrestricted(String principal, String channel, @Nullable String address) {
        return new Caller(principal, channel, address, null);
    }

    /** Whether it may do what needs that scope; what needs none, anybody may. */
    public boolean may(Optional<String> scope) {
        return grant == null || scope.isEmpty() || grant.scopes().contains(scope.get());
    }
}
