package io.ostiary.backend;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What HTML says without its markup, for programs that show no HTML. Reads it once, whatever it is. */
public final class PlainText {
    private static final Set<String> HIDDEN = Set.of("style", "script", "title");
    private static final Set<String> BREAKS =
            Set.of("br", "/p", "/div", "/li", "/tr", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6");
    private static final Pattern HREF = Pattern.compile("(?i)\\bhref\\s*+=\\s*+(\"[^\"]*+\"?|'[^']*+'?|[^\\s\"']++)");

    private final String html;
    private final String lower;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String address;
    private int linked;

    private PlainText(String html) {
        this.html = html;
        this.lower = lower(html);
    }

    /** The text of HTML, with the addresses of its links. */
    public static String of(String html) {
        return new PlainText(html).read();
    }

    private String read() {
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && isMarkup(at + 1)) {
                at = markup(at);
            } else {
                write(Character.isWhitespace(c) ? ' ' : c);
                at++;
            }
        }
        return text.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .strip();
    }

    private boolean isMarkup(int at) {
        return at < html.length() && (Character.isLetter(html.charAt(at)) || "/!?".indexOf(html.charAt(at)) >= 0);
    }

    /** Reads the markup that begins there, and returns where it ends. */
    private int markup(int begin) {
        if (html.startsWith("<!--", begin)) {
            return after("-->", begin);
        }
        int end = after(">", begin);
        String tag = html.substring(begin + 1, end);
        int length = 1;
        while (length < tag.length() && Character.isLetterOrDigit(tag.charAt(length))) {
            length++;
        }
        String name = tag.substring(0, length).toLowerCase(Locale.ROOT);
        if (HIDDEN.contains(name)) {
            return after(">", after("</" + name, end));
        }
        if (BREAKS.contains(name)) {
            write('\n');
        } else if (name.equals("a")) {
            Matcher href = HREF.matcher(tag);
            address = href.find() ? href.group(1).replaceAll("[\"'>]", "") : null;
            linked = text.length();
        } else if (name.equals("/a") && address != null) {
            if (text.indexOf(address, linked) < 0) {
                text.append(": ").append(address);
            }
            address = null;
        }
        return end;
    }

    /** Character by character, because in lower case some text is longer. */
    private static String lower(String text) {
        var lower = new StringBuilder(text.length());
        text.chars().forEach(c -> lower.append((char) Character.toLowerCase(c)));
        return lower.toString();
    }

    /** Where that ends, or the end of it all. */
    private int after(String end, int from) {
        int found = lower.indexOf(end, from);
        return found < 0 ? html.length() : found + end.length();
    }

    /** White space stands for one space, and for none beside the break of a line. */
    private void write(char c) {
        int last = text.length() - 1;
        boolean spaced = last >= 0 && text.charAt(last) == ' ';
        boolean broken = last < 0 || text.charAt(last) == '\n';
        if (c == '\n' && spaced) {
            text.setLength(last);
        }
        if (c != ' ' || !spaced && !broken) {
            text.append(c);
        }
    }
}
