package io.ostiary.backend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What HTML says without its markup, for programs that show no HTML. */
public final class PlainText {
    private static final Pattern HIDDEN = Pattern.compile("(?is)<(style|script|title)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern LINK =
            Pattern.compile("(?is)<a\\b[^>]*?\\bhref\\s*=\\s*[\"']([^\"'>]*)[\"'][^>]*>(.*?)</a\\s*>");
    private static final Pattern BREAK = Pattern.compile("(?i)<(br|/p|/div|/h[1-6]|/li|/tr)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private PlainText() {}

    /** The text of HTML, with the addresses of its links. */
    public static String of(String html) {
        String linked = LINK.matcher(
                        HIDDEN.matcher(html.replaceAll("\\s+", " ")).replaceAll(""))
                .replaceAll(link -> Matcher.quoteReplacement(
                        link.group(2).contains(link.group(1)) ? link.group(2) : link.group(2) + ": " + link.group(1)));
        String text = TAG.matcher(BREAK.matcher(linked).replaceAll("\n")).replaceAll("");
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll(" *\n *", "\n")
                .strip();
    }
}
