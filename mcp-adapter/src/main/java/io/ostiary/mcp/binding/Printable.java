package io.ostiary.mcp.binding;

/**
 * Makes text from outside harmless to whoever reads it: characters that a person cannot see, that reorder what is seen,
 * or that drive a terminal are taken out. Joiners and variation selectors go too: a model reads what a person would not.
 */
public final class Printable {
    private Printable() {}

    /** The text without invisible characters; line breaks and tabs stay. */
    public static String text(String text) {
        return isPlain(text) ? text : strip(text, true);
    }

    /** The text on one line, without invisible characters, cut to a length. */
    public static String line(String text, int max) {
        String line = strip(text, false);
        return line.length() <= max
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, max - 1))) + "…";
    }

    /** The text with every character that {@link #line} would take out told by its number, such as {@code \\u{2028}}. */
    public static String revealed(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isVisible(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return shown.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static String strip(String text, boolean multiline) {
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> isVisible(c) || multiline && (c == '\n' || c == '\t'))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** What Unicode calls default ignorable although its category is that of a letter or a mark: fillers and selectors. */
    private static boolean isIgnorable(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c == 0x3164
                || c == 0xFFA0
                || c >= 0xFE00 && c <= 0xFE0F
                || c >= 0xE0100 && c <= 0xE01EF;
    }

    private static boolean isVisible(int c) {
        return !isIgnorable(c)
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.PRIVATE_USE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
