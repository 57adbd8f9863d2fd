package io.ostiary.backend;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Violations;
import io.ostiary.emailtemplate.EmailPreview;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the templates of mails, and refuses those that cannot be sent. In the body every value is escaped for HTML; the
 * subject stays one line whatever the values are.
 */
public final class EmailRendering {
    private final Engine engine;

    /** Renders with that engine. */
    public EmailRendering(Engine engine) {
        this.engine = engine;
    }

    /**
     * Renders the template with the samples of its variables.
     *
     * @throws InvalidArgumentException when it cannot be rendered, names an unknown variable, lacks one that is required, or has
     *     that where it could get to others than the recipient
     */
    public void check(NewEmailTemplate template, List<EmailVariable> variables) {
        Map<String, String> samples = samples(variables);
        var violations = new Violations()
                .require(!subject(template.subject(), samples).isBlank(), "subject", "must not be blank");
        String html = html(template.body(), samples);
        for (EmailVariable variable : variables) {
            if (variable.required()) {
                String link = escaped(variable.sample());
                violations
                        .require(
                                html.contains(link),
                                "body",
                                "must have " + variable.placeholder() + ", without which the mail is good for nothing")
                        .require(
                                LinkPlacement.isSafe(html, link),
                                "body",
                                "must have " + variable.placeholder()
                                        + " in text or as the whole href of an <a> only, or"
                                        + " the link could go to somebody else");
                engine.requirePlain("body", template.body(), variable.name());
            }
        }
        violations.throwIfAny();
    }

    /**
     * What a mail looks like with those values, and the samples of the variables that have none.
     *
     * @throws InvalidArgumentException when a value is for no variable, or the template cannot be rendered
     */
    public EmailPreview preview(
            EmailTemplateType type, NewEmailTemplate template, List<EmailVariable> variables, SampleValues values) {
        Map<String, String> effective = samples(variables);
        var violations = new Violations();
        values.variables()
                .keySet()
                .forEach(name -> violations.require(
                        effective.containsKey(name),
                        "variables",
                        name + " is none; there are " + String.join(", ", effective.keySet())));
        violations.throwIfAny();
        effective.putAll(values.variables());
        return new EmailPreview(type, subject(template.subject(), effective), html(template.body(), effective));
    }

    /** The subject line with those values. */
    public String subject(String template, Map<String, ? extends @Nullable String> values) {
        return engine.render("subject", template, values)
                .replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")
                .strip();
    }

    /** The body with those values. */
    public String html(String template, Map<String, ? extends @Nullable String> values) {
        Map<String, @Nullable String> safe = new LinkedHashMap<>();
        values.forEach((name, value) -> safe.put(name, value == null ? null : escaped(value)));
        return engine.render("body", template, safe);
    }

    private static Map<String, String> samples(List<EmailVariable> variables) {
        Map<String, String> samples = new LinkedHashMap<>();
        variables.forEach(variable -> samples.put(variable.name(), variable.sample()));
        return samples;
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Puts values into a template. */
    @FunctionalInterface
    public interface Engine {
        /**
         * The template with those values.
         *
         * @param field what the template is, for a refusal
         * @param values text by the name of each variable; null where there is none
         * @throws InvalidArgumentException when it is not well-formed, names what has no value, or does too much
         */
        String render(String field, String template, Map<String, ? extends @Nullable String> values);

        /**
         * Checks that the template does nothing with a variable but write it, where it could do anything else.
         *
         * @throws InvalidArgumentException when it has it in a filter, in a condition, or as a part of another variable
         */
        default void requirePlain(String field, String template, String variable) {}
    }
}
