package io.ostiary.mcp.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines. Holds at most one line of the longest allowed length; the rest of a longer one is read
 * and dropped.
 */
final class LineReader {

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    private int at;
    private int end;

    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** One line without its line feed. */
    static final class Line {

        private final byte[] bytes;
        private final boolean tooLong;

        private Line(byte[] bytes, boolean tooLong) {
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        /** What it says; empty when it was too long. */
        byte[] bytes() {
            return bytes;
        }

        boolean tooLong() {
            return tooLong;
        }

        boolean blank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /** The next line; what comes before the end of the stream without a line feed counts as one. Null at the end. */
    @Nullable
    Line next() throws IOException {
        line.reset();
        boolean tooLong = false;
        while (at < end || fill()) {
            int feed = at;
            while (feed < end && buffer[feed] != '\n') {
                feed++;
            }
            tooLong |= line.size() + (feed - at) > longest;
            if (!tooLong) {
                line.write(buffer, at, feed - at);
            }
            boolean complete = feed < end;
            at = complete ? feed + 1 : feed;
            if (complete) {
                return line(tooLong);
            }
        }
        return tooLong || line.size() > 0 ? line(tooLong) : null;
    }

    private Line line(boolean tooLong) {
        return new Line(tooLong ? new byte[0] : line.toByteArray(), tooLong);
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(in.read(buffer), 0);
        return end > 0;
    }
}
