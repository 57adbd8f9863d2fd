package io.ostiary;

import org.jspecify.annotations.Nullable;

/**
 * Where a call entered the process.
 *
 * @param channel the way in, for example {@code embedded}, {@code stdio} or {@code http}
 * @param address the caller's network address, or null where there is none
 */
public record Origin(String channel, @Nullable String address) {
    /** A call made by the program that embeds the library. */
    public static final Origin EMBEDDED = new Origin("embedded", null);
}
