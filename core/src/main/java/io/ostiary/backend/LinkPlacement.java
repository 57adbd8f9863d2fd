package io.ostiary.backend;

import io.ostiary.CaseFold;
import java.util.Set;

/**
 * Where in HTML a link stands that is a secret: in text, or as the whole address of an anchor. Anywhere else the program that
 * shows it could send it to somebody, such as in the address of a picture. In doubt it does not stand well.
 */
final class LinkPlacement {
    /** Inside these the rules of HTML are others. */
    private static final Set<String> FOREIGN = Set.of("svg", "math", "plaintext", "noscript", "template", "xmp");

    private static final Set<String> RAW = Set.of("style", "script");

    private final String html;
    private final String link;
    private int at;

    private LinkPlacement(String html, String link) {
        this.html = html;
        this.link = link;
    }

    static boolean isSafe(String html, String link) {
        return new LinkPlacement(html, link).isSafe();
    }

    private boolean isSafe() {
        while (at < html.length()) {
            boolean safe = html.charAt(at) != '<' || markup();
            if (!safe) {
                return false;
            }
            at++;
        }
        return true;
    }

    /** Moves to the end of the markup that begins here. */
    private boolean markup() {
        if (html.startsWith("<!-->", at) || html.startsWith("<!--->", at)) {
            return false;
        }
        if (html.startsWith("<!--", at)) {
            int plain = end("-->", at + 4);
            int odd = end("--!>", at + 4);
            return skipTo(Math.min(plain, odd));
        }
        char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
        if (next == '!' || next == '?') {
            return skipTo(end(">", at));
        }
        return isLetter(next) || next == '/' ? tag() : true;
    }

    private boolean tag() {
        int begin = at;
        at++;
        boolean closing = html.charAt(at) == '/';
        at += closing ? 1 : 0;
        String name = CaseFold.fold(word(" \t\r\n\f/>"));
        int addresses = 0;
        boolean reporting = false;
        while (at < html.length() && html.charAt(at) != '>') {
            if (isIn(" \t\r\n\f/")) {
                at++;
                continue;
            }
            String attribute = CaseFold.fold(word(" \t\r\n\f/>="));
            String value = value();
            reporting |= attribute.equals("ping");
            addresses += name.equals("a") && attribute.equals("href") && value.equals(link) ? 1 : 0;
        }
        if (occurrences(begin) != addresses || addresses > 0 && reporting || FOREIGN.contains(name)) {
            return false;
        }
        return closing || !RAW.contains(name) || skipTo(end("</" + name, at));
    }

    /** How often the link stands between there and here. */
    private int occurrences(int begin) {
        String markup = html.substring(begin, at);
        int count = 0;
        for (int found = markup.indexOf(link); found >= 0; found = markup.indexOf(link, found + link.length())) {
            count++;
        }
        return count;
    }

    /** The value of the attribute whose name ends here; empty when it has none. */
    private String value() {
        int before = at;
        while (isIn(" \t\r\n\f")) {
            at++;
        }
        if (!isIn("=")) {
            at = Math.max(before, at);
            return "";
        }
        at++;
        while (isIn(" \t\r\n\f")) {
            at++;
        }
        if (!isIn("\"'")) {
            return word(" \t\r\n\f>");
        }
        String quote = html.substring(at, at + 1);
        at++;
        int end = end(quote, at);
        String value = html.substring(at, end);
        at = Math.min(end + 1, html.length());
        return value;
    }

    /** The characters up to one of those. */
    private String word(String ends) {
        int start = at;
        // An equals sign that begins the name of an attribute is part of it.
        while (at < html.length() && (ends.indexOf(html.charAt(at)) < 0 || at == start && isIn("="))) {
            at++;
        }
        return html.substring(start, at);
    }

    private boolean skipTo(int end) {
        boolean safe = !html.substring(at, end).contains(link);
        at = end;
        return safe;
    }

    /** Where that begins, in whatever case, or the end. */
    private int end(String text, int from) {
        for (int i = from; i + text.length() <= html.length(); i++) {
            if (html.regionMatches(true, i, text, 0, text.length())) {
                return i;
            }
        }
        return html.length();
    }

    private boolean isIn(String characters) {
        return at < html.length() && characters.indexOf(html.charAt(at)) >= 0;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
