package io.ostiary.mcp.sdk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * An address that only this machine can reach.
 */
record Loopback(InetAddress address) {

    /**
     * Resolves a host once.
     *
     * @throws IllegalArgumentException if it is unknown, or any of its addresses is not this machine
     */
    static Loopback of(String host) {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw refused(host);
        }
        if (host.isBlank() || !Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress)) {
            throw refused(host);
        }
        return new Loopback(found[0]);
    }

    private static IllegalArgumentException refused(String host) {
        return new IllegalArgumentException(
                "Callers cannot be authenticated yet, so only a loopback address is served: not '" + host + "'");
    }
}
