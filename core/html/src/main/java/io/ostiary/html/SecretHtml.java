package io.ostiary.html;

import io.ostiary.CaseFold;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.LeafNode;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * HTML with a link that is a secret: in text, or as the whole address of an anchor. Anywhere else the program that shows it
 * could send it to somebody, such as in the address of a picture. In doubt it does not stand well.
 */
final class SecretHtml {
    /** What sends what is in it, runs or fetches what could read the link, or is read differently by different programs. */
    private static final Set<String> REFUSED = Set.of(
            "applet",
            "base",
            "button",
            "embed",
            "form",
            "frame",
            "frameset",
            "iframe",
            "input",
            "link",
            "listing",
            "math",
            "noembed",
            "noframes",
            "noscript",
            "object",
            "option",
            "plaintext",
            "portal",
            "script",
            "select",
            "svg",
            "template",
            "textarea",
            "xmp");

    private static final Set<String> HTTP_EQUIV = Set.of("content-type", "content-language", "x-ua-compatible");

    /** A style that asks for others or for fonts, which are told what they show, or whether an address has a certain part. */
    private static final Pattern READING_STYLE = Pattern.compile("(?i)@import|@font-face|\\\\|<!|\\[[^\\[\\]]*?href");

    /** Where an address may begin that ends in the link. */
    private static final Pattern GLUED = Pattern.compile("[/.@?=#%\\\\&\\u3002\\uff0e\\uff0f\\uff61]");

    /** What a program that knows conditional comments takes for the end of one. */
    private static final Pattern END_OF_CONDITION = Pattern.compile("(?s)<!\\[endif\\]\\s*+$");

    private static final String MISPLACED =
            "must have the link in text or as the whole href of an <a> only, or it could go to somebody else";

    private final String html;
    private final Document document;

    SecretHtml(String html) {
        this.html = html;
        this.document = Jsoup.parse(html);
    }

    /** The same, without anything that could be read in two ways. */
    static String normal(String html) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        Element root = document.child(0);
        boolean fragment = document.childNodeSize() == 1
                && root.attributesSize() + document.body().attributesSize() == 0
                && root.childNodeSize() == 2
                && document.head().childNodeSize() == 0;
        return fragment ? document.body().html() : document.outerHtml();
    }

    /** Whether the link is there for whoever sees HTML and whoever sees the text of it. */
    boolean tells(String link) {
        return inText(link) + inAnchors(link) > 0 && PlainText.of(document).contains(link);
    }

    /** Why the link could get to others, or null. */
    @Nullable
    String problem(String link) {
        String problem = structure(false);
        if (problem != null) {
            return problem;
        }
        int good = inText(link) + inAnchors(link);
        if (all(link) > good || occurrences(html, link.replace("&", "&amp;")) > good) {
            return MISPLACED;
        }
        return isGlued(link) ? "must have white space before the link, or it becomes part of another address" : null;
    }

    /** What it has that no mail with a secret may have, or null. */
    private @Nullable String structure(boolean commented) {
        for (Node node : document.nodeStream().toList()) {
            String problem = node instanceof Element element
                    ? element(element)
                    : node instanceof DataNode data
                            ? style(data.getWholeData())
                            : node instanceof Comment comment ? comment(comment.getData(), commented) : null;
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable String element(Element element) {
        String name = element.normalName();
        if (REFUSED.contains(name)) {
            return "must not have <" + name + ">, because of the link";
        }
        for (Attribute attribute : element.attributes()) {
            String key = CaseFold.fold(attribute.getKey());
            boolean header = key.equals("http-equiv") && !HTTP_EQUIV.contains(CaseFold.fold(attribute.getValue()));
            if (header
                    || key.startsWith("on")
                    || key.equals("ping")
                    || attribute.getValue().contains("<!")) {
                return "must not have such an attribute" + (key.matches("[a-z-]{1,20}") ? " " + key : "")
                        + " in a tag, because of the link";
            }
        }
        return null;
    }

    private static @Nullable String style(String text) {
        return READING_STYLE.matcher(text).find()
                ? "must not have a <style> with @import, @font-face, <!, a backslash or a selector by href, because of the link"
                : null;
    }

    /** Some programs show what is in comments. */
    private static @Nullable String comment(String data, boolean commented) {
        if (!data.contains("<")) {
            return null;
        }
        String end = Filler.word();
        var shown = new SecretHtml(END_OF_CONDITION.matcher(data).replaceFirst("") + end);
        String problem = commented || shown.inText(end) == 0
                ? "must not have comments with something in them that does not end there, because of the link"
                : null;
        return problem == null ? shown.structure(true) : problem;
    }

    /** How often the word stands in text that is shown. */
    int inText(String word) {
        return document.nodeStream(TextNode.class)
                .filter(text -> !isTitle(text))
                .mapToInt(text -> occurrences(text.getWholeText(), word))
                .sum();
    }

    /** How often the word stands in titles and values of attributes. */
    int inTitlesAndValues(String word) {
        int titles = document.nodeStream(TextNode.class)
                .filter(SecretHtml::isTitle)
                .mapToInt(text -> occurrences(text.getWholeText(), word))
                .sum();
        return titles
                + attributes().stream()
                        .mapToInt(attribute -> occurrences(attribute.getValue(), word))
                        .sum();
    }

    /** How often the word stands anywhere, as far as anything was made of it. */
    int all(String word) {
        String folded = CaseFold.fold(word);
        int count = 0;
        for (Node node : document.nodeStream().toList()) {
            if (node instanceof Element element) {
                count += occurrences(CaseFold.fold(element.tagName()), folded);
                for (Attribute attribute : element.attributes()) {
                    count += occurrences(CaseFold.fold(attribute.getKey()), folded)
                            + occurrences(CaseFold.fold(attribute.getValue()), folded);
                }
            } else {
                String text = node instanceof TextNode own
                        ? own.getWholeText()
                        : node instanceof LeafNode ? node.outerHtml() : "";
                count += occurrences(CaseFold.fold(text), folded);
            }
        }
        return count;
    }

    private int inAnchors(String link) {
        return (int) document.select("a").stream()
                .filter(anchor -> anchor.attr("href").equals(link))
                .count();
    }

    private List<Attribute> attributes() {
        return document.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .toList();
    }

    /** Whether programs that look for addresses in text could take the link for the end of another. */
    private boolean isGlued(String link) {
        String text = PlainText.of(document);
        for (int at = text.indexOf(link); at >= 0; at = text.indexOf(link, at + link.length())) {
            int begin = at;
            while (begin > 0 && " \n".indexOf(text.charAt(begin - 1)) < 0) {
                begin--;
            }
            if (GLUED.matcher(text.substring(begin, at)).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTitle(Node text) {
        Node parent = text.parent();
        return parent != null && parent.nameIs("title");
    }

    private static int occurrences(String text, String word) {
        int count = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            count++;
        }
        return count;
    }
}
