package io.ostiary;

import org.jspecify.annotations.Nullable;

/**
 * Where a call entered the process.
 *
 * @param channel the way in, for example {@code embedded}, {@code stdio} or {@code http}, 1 to 64 characters
 * @param address the caller's network address, or null where there is none
 */
public record Origin(String channel, @Nullable String address) {
    /**
     * Checks the channel and the address.
     *
     * @throws InvalidArgumentException when there is no channel, or the address is none
     */
    public Origin {
        new Violations().line("channel", channel, 1, 64).ip("address", address).throwIfAny();
    }

    /** A call made by the program that embeds the library. */
    public static final Origin EMBEDDED = new Origin("embedded", null);

    /** An origin as a provider tells it: what is no address is left out. */
    public static Origin told(String channel, @Nullable String address) {
        return new Origin(channel, address != null && Violations.isIp(address) ? address : null);
    }
}
