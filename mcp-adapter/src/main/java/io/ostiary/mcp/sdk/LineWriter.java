package io.ostiary.mcp.sdk;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes whole lines: messages of different threads never mix. After the first failure, or after it is closed,
 * nothing more is written.
 */
final class LineWriter {

    private final OutputStream out;
    private final Runnable onBroken;
    private boolean closed;

    /**
     * Writes to a stream.
     *
     * @param onBroken run once, when the reader of the stream is gone
     */
    LineWriter(OutputStream out, Runnable onBroken) {
        this.out = out;
        this.onBroken = onBroken;
    }

    /** Writes one line, and tells whether it was handed over. */
    boolean write(byte[] message) {
        byte[] line = new byte[message.length + 1];
        System.arraycopy(message, 0, line, 0, message.length);
        line[message.length] = '\n';
        synchronized (this) {
            if (closed) {
                return false;
            }
            try {
                out.write(line);
                out.flush();
                return true;
            } catch (IOException e) {
                closed = true;
            }
        }
        onBroken.run();
        return false;
    }

    synchronized void close() {
        closed = true;
    }
}
