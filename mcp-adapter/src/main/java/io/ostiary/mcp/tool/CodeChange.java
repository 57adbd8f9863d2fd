package io.ostiary.mcp.tool;

import io.ostiary.backend.Sha256;
import io.ostiary.mcp.binding.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What of a code goes live, as a person can check it: its digest, and the lines between the first and the last change. */
final class CodeChange {
    private static final int MOST_LINES = 40;
    private static final int LONGEST_LINE = 160;

    private CodeChange() {}

    /** The lines of a plan. */
    static List<String> between(String live, String draft) {
        List<String> told = new ArrayList<>();
        told.add("The code that goes live has " + draft.getBytes(StandardCharsets.UTF_8).length + " bytes, SHA-256 "
                + digest(draft) + ".");
        if (live.equals(draft)) {
            told.add("The code is the one that runs already.");
            return told;
        }
        List<String> before = live.lines().toList();
        List<String> after = draft.lines().toList();
        int least = Math.min(before.size(), after.size());
        int start = 0;
        while (start < least && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < least - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        told.addAll(lines("- ", before.subList(start, before.size() - end)));
        told.addAll(lines("+ ", after.subList(start, after.size() - end)));
        return told;
    }

    private static List<String> lines(String sign, List<String> lines) {
        List<String> shown = new ArrayList<>(lines.stream()
                .limit(MOST_LINES)
                .map(line -> sign + Printable.line(line, LONGEST_LINE))
                .toList());
        if (lines.size() > MOST_LINES) {
            shown.add(sign + "and " + (lines.size() - MOST_LINES) + " lines more, which get_action tells");
        }
        return shown;
    }

    private static String digest(String code) {
        return HexFormat.of().formatHex(Sha256.of(code));
    }
}
