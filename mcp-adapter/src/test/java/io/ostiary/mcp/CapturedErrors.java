package io.ostiary.mcp;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Standard error, where all logs go, kept to be looked at. */
final class CapturedErrors implements AutoCloseable {
    private final PrintStream real = System.err;
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();

    CapturedErrors() {
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
    }

    String text() {
        return captured.toString(StandardCharsets.UTF_8);
    }

    /** The lines that the audit log wrote. */
    List<String> audit() {
        return text().lines().filter(line -> line.contains("io.ostiary.audit")).toList();
    }

    @Override
    public void close() {
        System.setErr(real);
    }
}
