package io.ostiary.benchmarks.soak;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the server logs, line by line, and keeps the numbers: one audit line a call, by outcome, and the rest. */
final class Journal extends OutputStream {
    private static final Pattern OUTCOME = Pattern.compile("io\\.ostiary\\.audit - .*\"outcome\":\"([^\"]+)\"");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> others = new TreeMap<>();

    /** How many calls had each outcome, {@code ok} or the code of a problem. */
    synchronized Map<String, Long> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** Every line that is no audit line, with how often it was logged. */
    synchronized Map<String, Long> others() {
        return new TreeMap<>(others);
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            read(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(octet);
        }
    }

    private void read(String text) {
        Matcher audit = OUTCOME.matcher(text);
        if (audit.find()) {
            outcomes.merge(audit.group(1), 1L, Long::sum);
        } else if (!text.isBlank()) {
            others.merge(text, 1L, Long::sum);
        }
    }
}
