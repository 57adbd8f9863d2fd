package io.ostiary.html;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stands in a piece of a mail for values that are not known: it has a blank, and could be the end of an address. */
final class Filler {
    private final String first = word();
    private final String end = word();
    private final String text = first + " " + word() + ".";

    String text() {
        return text;
    }

    /**
     * What is wrong with a piece that is part of a mail with a link that is a secret, or null. What comes after a piece is in
     * the hands of others, so none may end in the middle of something.
     */
    @Nullable
    String problem(String piece, String link) {
        var html = new SecretHtml(piece + end);
        if (html.inText(end) == 0) {
            return "must have no condition, loop or other tag of the template inside a tag, a comment, a style or a title of"
                    + " HTML";
        }
        String problem = html.problem(link);
        boolean contained = html.all(first) == html.inText(text) + html.inTitlesAndValues(text);
        return problem != null || contained
                ? problem
                : "must have values in text or between the quotes of an attribute only";
    }

    /** One that nobody can know before. */
    static String word() {
        return "x" + UUID.randomUUID().toString().replace("-", "");
    }
}
