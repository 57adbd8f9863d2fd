package io.ostiary.mcp.protocol;

import java.util.Optional;

/** Tells who shows a bearer token (RFC 6750 §2.1). Implementations are thread-safe. */
@FunctionalInterface
public interface BearerAuthentication {
    /** Knows nobody. */
    BearerAuthentication NOBODY = (token, address) -> Optional.empty();

    /**
     * The caller whose token it is; empty when it is nobody's.
     *
     * @param address the network address of the other end
     */
    Optional<Caller> caller(String token, String address);
}
