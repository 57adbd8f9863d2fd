package io.ostiary.keycloak;

import io.ostiary.InvalidArgumentException;
import io.ostiary.backend.TemplateEngine;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.html.PlainText;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Formats texts as Keycloak does. It takes any text when it is saved, and a mail with a malformed one fails.
 *
 * @param variables the arguments of bodies, in their order; subjects have none
 */
record MessageFormatEngine(List<EmailVariable> variables) implements TemplateEngine {
    /**
     * An apostrophe, a text between two, and a placeholder. Of the formats only those for numbers: a choice depends on values,
     * so what it says could not be checked.
     */
    private static final Pattern SPECIAL =
            Pattern.compile("''|'(?=[^'{}]*+[{}])[^']*+'|\\{[0-9]{1,2}(,number(,[^{}']*+)?)?}");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    @Override
    public String render(String field, String template, Map<String, ? extends @Nullable String> values) {
        String rest = SPECIAL.matcher(template).replaceAll("");
        // The format itself takes "{{ url" and drops it with all that follows.
        if (rest.contains("{")) {
            throw malformed(field);
        }
        if (rest.contains("'")) {
            throw new InvalidArgumentException(field, "must have every apostrophe twice, because one alone quotes");
        }
        MessageFormat format = parsed(field, template);
        int arguments = field.equals("subject") ? 0 : variables.size();
        if (format.getFormatsByArgumentIndex().length > arguments) {
            throw new InvalidArgumentException(
                    field,
                    arguments == 0
                            ? "has no placeholders in Keycloak"
                            : "has an unknown placeholder; there are {0} to {" + (arguments - 1) + "}");
        }
        try {
            return format.format(variables.stream()
                    .map(variable -> argument(values.get(variable.name())))
                    .toArray());
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException(field, "formats as a number or a date what is none");
        }
    }

    /** A format that says what a body says to programs that show no HTML. */
    static String plain(String body) {
        String mark = "x" + UUID.randomUUID().toString().replace("-", "") + "x";
        List<String> placeholders = new ArrayList<>();
        String html = SPECIAL.matcher(body).replaceAll(found -> {
            String text = found.group();
            if (text.startsWith("{")) {
                placeholders.add(text);
                return mark + (placeholders.size() - 1) + "x";
            }
            return Matcher.quoteReplacement(text.equals("''") ? "'" : text.substring(1, text.length() - 1));
        });
        String plain = PlainText.of(html).replace("'", "''").replaceAll("[{}]+", "'$0'");
        return Pattern.compile(mark + "([0-9]+)x")
                .matcher(plain)
                .replaceAll(found -> Matcher.quoteReplacement(placeholders.get(Integer.parseInt(found.group(1)))));
    }

    private static MessageFormat parsed(String field, String template) {
        try {
            return new MessageFormat(template, Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw malformed(field);
        }
    }

    private static InvalidArgumentException malformed(String field) {
        return new InvalidArgumentException(
                field,
                "is no java.text.MessageFormat with values and numbers only: braces hold the number of a placeholder, such as"
                        + " {0} or {1,number}; another brace stands between apostrophes");
    }

    private static Object argument(@Nullable String value) {
        String text = String.valueOf(value);
        return NUMBER.matcher(text).matches() ? Long.valueOf(text) : text;
    }
}
