package io.ostiary.keycloak;

import io.ostiary.InvalidArgumentException;
import io.ostiary.backend.EmailRendering;
import io.ostiary.emailtemplate.EmailVariable;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Formats texts as Keycloak does. It takes any text when it is saved, and a mail with a malformed one fails.
 *
 * @param variables the arguments of bodies, in their order; subjects have none
 */
record MessageFormatEngine(List<EmailVariable> variables) implements EmailRendering.Engine {
    private static final Pattern APOSTROPHES = Pattern.compile("''|'(?=[^'{}]*+[{}])[^']*+'");
    private static final Pattern PLACEHOLDERS = Pattern.compile("\\{[0-9]{1,2}(,[^{}]*+)?}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    @Override
    public String render(String field, String template, Map<String, ? extends @Nullable String> values) {
        String unquoted = APOSTROPHES.matcher(template).replaceAll("");
        if (unquoted.contains("'")) {
            throw new InvalidArgumentException(field, "must have every apostrophe twice, because one alone quotes");
        }
        // The format itself takes "{{ url" and drops it with all that follows.
        if (PLACEHOLDERS.matcher(unquoted).replaceAll("").contains("{")) {
            throw malformed(field);
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
                "is no java.text.MessageFormat: braces hold the number of a placeholder, such as {0}; another brace stands"
                        + " between apostrophes");
    }

    private static Object argument(@Nullable String value) {
        String text = String.valueOf(value);
        return NUMBER.matcher(text).matches() ? Long.valueOf(text) : text;
    }
}
