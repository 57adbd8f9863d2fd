package io.ostiary.auth0.emulator;

import java.util.regex.Pattern;

/** A word of a query, in which some characters may be wildcards. */
final class SearchWord {
    /** Whatever is there at all. */
    static final SearchWord ANY = any();

    private final StringBuilder literal = new StringBuilder();
    private final StringBuilder regex = new StringBuilder();
    private boolean wildcards;
    private boolean leading;

    void append(char c) {
        literal.append(c);
        regex.append(Pattern.quote(String.valueOf(c)));
    }

    void appendWildcard(char c) {
        leading |= regex.isEmpty();
        wildcards = true;
        regex.append(c == '*' ? ".*" : ".");
    }

    boolean isEmpty() {
        return regex.isEmpty();
    }

    boolean hasWildcards() {
        return wildcards;
    }

    /** Whether it asks for the end of a value by so little that the engine does not take it. */
    boolean isTooShortASuffix() {
        return leading && !literal.isEmpty() && literal.length() < 3;
    }

    /** The word without its wildcards. */
    String literal() {
        return literal.toString();
    }

    boolean matches(String text, boolean anyCase) {
        if (!wildcards) {
            return anyCase ? text.equalsIgnoreCase(literal()) : text.contentEquals(literal);
        }
        int flags = Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return Pattern.compile(regex.toString(), flags).matcher(text).matches();
    }

    private static SearchWord any() {
        SearchWord any = new SearchWord();
        any.appendWildcard('*');
        return any;
    }
}
