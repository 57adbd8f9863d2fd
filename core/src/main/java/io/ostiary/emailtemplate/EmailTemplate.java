package io.ostiary.emailtemplate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of one kind of mail.
 *
 * @param type what the mail is for
 * @param customized whether the tenant has a text of its own; otherwise the provider's default is sent
 * @param subject the subject line, or null where the provider does not tell its default
 * @param body the body as HTML, or null where the provider does not tell its default
 * @param syntax the language of both
 * @param variables the values that can be put in, by name
 */
public record EmailTemplate(
        EmailTemplateType type,
        boolean customized,
        @Nullable String subject,
        @Nullable String body,
        TemplateSyntax syntax,
        List<EmailVariable> variables) {
    /** Copies the list. */
    public EmailTemplate {
        variables = List.copyOf(variables);
    }
}
