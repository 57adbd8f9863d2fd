package io.ostiary.auth0.emulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A word of a query, in which some characters may be wildcards. */
final class SearchWord {
    /** Whatever is there at all. */
    static final SearchWord ANY = any();

    private final StringBuilder literal = new StringBuilder();
    private final StringBuilder regex = new StringBuilder();
    private final Map<Boolean, Pattern> patterns = new ConcurrentHashMap<>();
    private int quoted;
    private boolean wildcards;
    private boolean leading;

    void append(char c) {
        literal.append(c);
    }

    void appendWildcard(char c) {
        leading |= isEmpty();
        wildcards = true;
        quote();
        regex.append(c == '*' ? ".*" : ".");
    }

    boolean isEmpty() {
        return literal.isEmpty() && !wildcards;
    }

    boolean hasWildcards() {
        return wildcards;
    }

    /** Whether it asks for the end of a value by so little that the engine does not take it. */
    boolean isTooShortASuffix() {
        return leading && !literal.isEmpty() && literal.codePointCount(0, literal.length()) < 3;
    }

    /** The word without its wildcards. */
    String literal() {
        return literal.toString();
    }

    boolean matches(String text, boolean anyCase) {
        if (!wildcards) {
            return anyCase ? text.equalsIgnoreCase(literal()) : text.contentEquals(literal);
        }
        return patterns.computeIfAbsent(anyCase, this::pattern).matcher(text).matches();
    }

    private Pattern pattern(boolean anyCase) {
        quote();
        return Pattern.compile(
                regex.toString(), Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0));
    }

    /** Takes what was appended since the last wildcard into the pattern, whole, since a character may be two chars. */
    private void quote() {
        regex.append(Pattern.quote(literal.substring(quoted)));
        quoted = literal.length();
    }

    private static SearchWord any() {
        SearchWord any = new SearchWord();
        any.appendWildcard('*');
        return any;
    }
}
