package io.ostiary.html;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Violations;
import io.ostiary.backend.TemplateEngine;
import io.ostiary.emailtemplate.EmailPreview;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Renders the templates of mails, and refuses those that cannot be sent or would tell a secret. In the body every value is
 * escaped for HTML; the subject stays one line whatever the values are, and has no required variable, because that is a
 * secret.
 */
public final class EmailRendering {
    private final TemplateEngine engine;

    /** Renders with that engine. */
    public EmailRendering(TemplateEngine engine) {
        this.engine = engine;
    }

    /**
     * Renders the template with the samples of its variables, and for a required one a value that nobody could write.
     *
     * @throws InvalidArgumentException when it cannot be rendered, names an unknown variable, lacks one that is required, or has
     *     that where it could get to others than the recipient, be it only with other values
     */
    public void check(NewEmailTemplate template, List<EmailVariable> variables) {
        requireNoSecret(template.subject(), variables);
        new Violations()
                .require(
                        !subject(template.subject(), samples(variables, false)).isBlank(),
                        "subject",
                        "must not be blank")
                .throwIfAny();
        for (EmailVariable variable : variables) {
            if (variable.required()) {
                check(template.body(), variable, variables);
            }
        }
    }

    private void requireNoSecret(String subject, List<EmailVariable> variables) {
        var violations = new Violations();
        variables.stream().filter(EmailVariable::required).forEach(secret -> {
            String value = UUID.randomUUID().toString();
            Map<String, String> values = samples(variables, true);
            values.put(secret.name(), value);
            violations.require(
                    !subject(subject, values).contains(value),
                    "subject",
                    "must not have " + secret.placeholder()
                            + ", which is for the recipient alone: mail servers log subjects");
        });
        violations.throwIfAny();
    }

    private void check(String template, EmailVariable secret, List<EmailVariable> variables) {
        String link = "https://example.com/" + UUID.randomUUID();
        Map<String, String> values = samples(variables, true);
        values.put(secret.name(), link);
        requireSafe(new SecretHtml(render(template, values)), link, secret.placeholder());
        var filler = new Filler();
        List<String> pieces = engine.pieces("body", template, secret.name(), link, filler.text());
        for (String piece : new LinkedHashSet<>(pieces)) {
            refuse(filler.problem(piece, link));
        }
    }

    /**
     * What a mail looks like with those values, and the samples of the variables that have none.
     *
     * @throws InvalidArgumentException when a value is for no variable
     * @throws ConflictException when the template cannot be rendered, as one that was not checked here
     */
    public EmailPreview preview(
            EmailTemplateType type, String subject, String body, List<EmailVariable> variables, SampleValues values) {
        Map<String, String> effective = samples(variables, true);
        var violations = new Violations();
        values.variables()
                .keySet()
                .forEach(name -> violations.require(
                        effective.containsKey(name),
                        "variables",
                        name + " is none; there are " + String.join(", ", effective.keySet())));
        violations.throwIfAny();
        effective.putAll(values.variables());
        Map<String, String> shown = new LinkedHashMap<>(effective);
        shown.keySet().retainAll(samples(variables, false).keySet());
        try {
            return new EmailPreview(type, subject(subject, shown), render(body, effective));
        } catch (InvalidArgumentException e) {
            throw new ConflictException(
                    Operation.PREVIEW_EMAIL_TEMPLATE,
                    "the " + type.id() + " template cannot be rendered here: " + e.detail(),
                    e);
        }
    }

    /** The subject line with those values, which are no secrets. */
    public String subject(String template, Map<String, ? extends @Nullable String> values) {
        return engine.render("subject", template, values)
                .replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")
                .strip();
    }

    /**
     * The body with those values, as HTML that every program reads alike.
     *
     * @param secret the variable whose value is a link for the recipient only
     * @throws InvalidArgumentException when it cannot be rendered, or has the link nowhere or where it could get to others
     */
    public String body(String template, Map<String, ? extends @Nullable String> values, EmailVariable secret) {
        String normal = SecretHtml.normal(render(template, values));
        requireSafe(new SecretHtml(normal), String.valueOf(values.get(secret.name())), secret.placeholder());
        return normal;
    }

    private static void requireSafe(SecretHtml html, String link, String placeholder) {
        refuse(html.problem(link));
        if (!html.tells(link)) {
            refuse("must have " + placeholder
                    + " in text that is shown or as the href of an <a>, without which the mail is"
                    + " good for nothing");
        }
    }

    private static void refuse(@Nullable String problem) {
        if (problem != null) {
            throw new InvalidArgumentException("body", problem);
        }
    }

    private String render(String template, Map<String, ? extends @Nullable String> values) {
        Map<String, @Nullable String> safe = new LinkedHashMap<>();
        values.forEach((name, value) -> safe.put(name, value == null ? null : escaped(value)));
        return engine.render("body", template, safe);
    }

    private static Map<String, String> samples(List<EmailVariable> variables, boolean secrets) {
        Map<String, String> samples = new LinkedHashMap<>();
        variables.stream()
                .filter(variable -> secrets || !variable.required())
                .forEach(variable -> samples.put(variable.name(), variable.sample()));
        return samples;
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
