package io.ostiary.mcp.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Reads the body of a request: not more than allowed, and not for longer. The web server limits the silence between
 * two bytes; a drip of single bytes is limited here.
 */
final class RequestBody {

    private final int longest;
    private final Duration timeout;
    private final LongSupplier nanoTime;

    RequestBody(int longest, Duration timeout, LongSupplier nanoTime) {
        this.longest = longest;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads to the end.
     *
     * @param declared the length that the request says it has, or a negative number
     */
    byte[] read(long declared, InputStream in) throws Refused {
        if (declared > longest) {
            throw new Refused(Refusal.TOO_LARGE);
        }
        long deadline = nanoTime.getAsLong() + timeout.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                body.write(part, 0, count);
                if (body.size() > longest) {
                    throw new Refused(Refusal.TOO_LARGE);
                }
                if (nanoTime.getAsLong() - deadline > 0) {
                    throw new Refused(Refusal.TOO_SLOW);
                }
            }
        } catch (IOException e) {
            throw new Refused(e.getCause() instanceof TimeoutException ? Refusal.TOO_SLOW : Refusal.INVALID);
        }
        return body.toByteArray();
    }
}
