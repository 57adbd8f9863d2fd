package io.ostiary.mcp.sdk;

import java.time.Duration;

/**
 * How much one stdio client may ask of the server.
 *
 * @param longestLine bytes of one message
 * @param workers requests answered at the same time
 * @param waiting requests that may wait for a worker
 * @param drain how long requests in flight may go on after the input has ended
 * @param asking how long a person may take to answer
 */
record StdioLimits(int longestLine, int workers, int waiting, Duration drain, Duration asking) {

    static final StdioLimits DEFAULT =
            new StdioLimits(1 << 20, 32, 256, Duration.ofSeconds(10), Duration.ofMinutes(10));
}
