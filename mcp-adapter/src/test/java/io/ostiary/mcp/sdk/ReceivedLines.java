package io.ostiary.mcp.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The output of a server, line by line. A {@link java.io.PipedInputStream} would not do: it takes the output for broken
 * when the thread that wrote last has ended.
 */
final class ReceivedLines extends OutputStream {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private boolean closed;

    /** The next line, null when there is none for 20 seconds. */
    @Nullable
    String next() throws InterruptedException {
        return lines.poll(20, TimeUnit.SECONDS);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    @Override
    public synchronized void write(int b) throws IOException {
        if (closed) {
            throw new IOException("nobody reads any more");
        }
        if (b == '\n') {
            lines.add(unfinished.toString(StandardCharsets.UTF_8));
            unfinished.reset();
        } else {
            unfinished.write(b);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
