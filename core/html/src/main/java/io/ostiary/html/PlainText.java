package io.ostiary.html;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** What HTML says without its markup, for programs that show no HTML. */
public final class PlainText {
    private static final Set<String> LINES = Set.of(
            "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "pre");

    private final StringBuilder text = new StringBuilder();
    private int linked;

    private PlainText() {}

    /** The text of HTML, with the addresses of its links. */
    public static String of(String html) {
        return of(Jsoup.parse(html));
    }

    static String of(Document document) {
        var plain = new PlainText();
        document.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                plain.begin(node);
            }

            @Override
            public void tail(Node node, int depth) {
                plain.end(node);
            }
        });
        return plain.text.toString().strip();
    }

    private void begin(Node node) {
        if (node instanceof TextNode own && !isHidden(node.parent())) {
            own.getWholeText().chars().forEach(c -> write((char) c));
        } else if (LINES.contains(node.normalName())) {
            breakLine();
        } else if (node.nameIs("a")) {
            linked = text.length();
        }
    }

    private void end(Node node) {
        String address = node.nameIs("a") ? node.attr("href") : "";
        if (!address.isEmpty() && text.indexOf(address, Math.min(linked, text.length())) < 0) {
            text.append(": ").append(address);
        } else if (LINES.contains(node.normalName())) {
            breakLine();
        } else if (node.nameIs("br")) {
            trim();
            text.append('\n');
        } else if (node.nameIs("td") || node.nameIs("th")) {
            write(' ');
        }
    }

    private static boolean isHidden(@Nullable Node parent) {
        return parent instanceof Element element && element.nameIs("title");
    }

    /** White space stands for one space, and for none beside the break of a line. */
    private void write(char c) {
        boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
        if (!space) {
            text.append(c);
        } else if (!isAt('\n') && !isAt(' ')) {
            text.append(' ');
        }
    }

    private void breakLine() {
        trim();
        if (!isAt('\n')) {
            text.append('\n');
        }
    }

    private void trim() {
        if (isAt(' ') && text.length() > 0) {
            text.setLength(text.length() - 1);
        }
    }

    /** Whether the text ends so; its beginning is like the end of everything. */
    private boolean isAt(char c) {
        return text.length() == 0 || text.charAt(text.length() - 1) == c;
    }
}
