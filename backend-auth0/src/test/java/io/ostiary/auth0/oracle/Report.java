package io.ostiary.auth0.oracle;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * What the oracle has to say about a run.
 *
 * @param exchanges how many requests and answers were checked
 * @param decoded how many recorded answers the backend read
 * @param undecoded the recorded answers that it could not read, and why
 */
record Report(int exchanges, Coverage coverage, Findings findings, int decoded, Collection<String> undecoded) {
    private static final double ENOUGH = 90;

    boolean passes() {
        return findings.violations().isEmpty()
                && findings.idleExcuses().isEmpty()
                && undecoded.isEmpty()
                && coverage.percent() >= ENOUGH;
    }

    String text() {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Oracle: %d exchanges of %d operations. Of %d recorded operations %.1f %% were called (at least %.0f %%).%n",
                exchanges,
                coverage.exercised().size(),
                coverage.recorded().size(),
                coverage.percent(),
                ENOUGH));
        list(text, "recorded but not called", coverage.idle());
        list(text, "known from hand-made placeholders only, not compared", coverage.placeholders());
        list(text, "not recorded, not compared", coverage.unrecorded());
        list(text, "nothing recorded to compare with", findings.unwitnessed());
        list(text, "excused", counted(findings.excused()));
        list(
                text,
                "excuses that nothing needs",
                findings.idleExcuses().stream()
                        .map(excuse -> excuse.operation() + ": " + excuse.finding())
                        .toList());
        text.append(decoded).append(" recorded answers were decoded.").append(System.lineSeparator());
        list(text, "recorded answers that do not decode", undecoded);
        list(text, "violations", counted(findings.violations()));
        return text.append(passes() ? "PASSED" : "FAILED")
                .append(System.lineSeparator())
                .toString();
    }

    private static Collection<String> counted(Map<String, Integer> findings) {
        return findings.entrySet().stream()
                .map(finding -> finding.getValue() + " x " + finding.getKey())
                .toList();
    }

    private static void list(StringBuilder text, String title, Collection<String> lines) {
        if (!lines.isEmpty()) {
            text.append(lines.size()).append(' ').append(title).append(':').append(System.lineSeparator());
            lines.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        }
    }
}
