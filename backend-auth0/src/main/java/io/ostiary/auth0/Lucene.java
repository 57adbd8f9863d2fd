package io.ostiary.auth0;

import java.util.regex.Pattern;

/** Text in Auth0's query syntax, a subset of Lucene's. */
final class Lucene {
    /** The shortest text that may have a wildcard in front of it. */
    static final int SHORTEST_INFIX = 3;

    private static final Pattern SPECIAL = Pattern.compile("[+\\-&|!(){}\\[\\]^\"~*?:\\\\/\\s]");

    private Lucene() {}

    /** Exactly that text. */
    static String phrase(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Anything that contains the text, of at least {@value #SHORTEST_INFIX} characters. */
    static String infix(String text) {
        return '*' + SPECIAL.matcher(text).replaceAll("\\\\$0") + '*';
    }
}
