package io.ostiary.mcp.tool;

import io.ostiary.mcp.binding.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of a text becomes another, for a person to read: the lines between the first and the last change, whole. A long line
 * goes on in further ones, and what nobody would see is told by its number.
 */
final class TextChange {
    /** What ends a line of JavaScript (ECMA-262, section 12.3): a comment ends at each of them. */
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\n\u2028\u2029]");

    private static final int WIDTH = 200;

    private TextChange() {}

    /**
     * The name of what changes, the lines that go, each with a minus, and those that come, each with a plus; nothing when the
     * texts are equal.
     */
    static List<String> of(String what, String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<String> old = before.isEmpty() ? List.of() : lines(before);
        List<String> next = after.isEmpty() ? List.of() : lines(after);
        int least = Math.min(old.size(), next.size());
        int start = 0;
        while (start < least && old.get(start).equals(next.get(start))) {
            start++;
        }
        int end = 0;
        while (end < least - start && old.get(old.size() - 1 - end).equals(next.get(next.size() - 1 - end))) {
            end++;
        }
        List<String> told = new ArrayList<>();
        told.add(what + ":");
        old.subList(start, old.size() - end).forEach(line -> tell('-', line, told));
        next.subList(start, next.size() - end).forEach(line -> tell('+', line, told));
        if (told.size() == 1) {
            told.add("Only its line breaks are others.");
        }
        return told;
    }

    private static List<String> lines(String text) {
        return List.of(LINE_BREAK.split(text, -1));
    }

    private static void tell(char sign, String line, List<String> told) {
        String shown = Printable.revealed(line.replace("\t", "    "));
        int from = 0;
        do {
            int to = Math.min(shown.length(), from + WIDTH);
            if (to < shown.length() && Character.isHighSurrogate(shown.charAt(to - 1))) {
                to--;
            }
            told.add(sign + (from == 0 ? " " : " … ") + shown.substring(from, to));
            from = to;
        } while (from < shown.length());
    }
}
