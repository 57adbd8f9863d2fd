package io.ostiary.memory;

import static io.ostiary.emailtemplate.EmailTemplateType.INVITATION;

import io.ostiary.emailtemplate.EmailTemplate;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.TemplateSyntax;
import io.ostiary.html.EmailRendering;
import io.ostiary.liquid.LiquidEngine;
import java.util.ArrayList;
import java.util.List;

/** What mails say: the texts that a tenant has, and those that they have until it does. */
final class EmailTexts {
    /** How the texts are rendered. */
    static final EmailRendering RENDERING = new EmailRendering(new LiquidEngine());

    /** What a mail is for, and nobody but its recipient may get. */
    static final EmailVariable LINK = variable("url", true, "https://example.com/follow-this-link");

    private EmailTexts() {}

    /** The template as the tenant has it. */
    static EmailTemplate template(TenantState state, EmailTemplateType type) {
        NewEmailTemplate text = text(state, type);
        return new EmailTemplate(
                type,
                state.emailTemplates().containsKey(type),
                text.subject(),
                text.body(),
                TemplateSyntax.LIQUID,
                variables(type));
    }

    /** What mails of that kind say now. */
    static NewEmailTemplate text(TenantState state, EmailTemplateType type) {
        NewEmailTemplate own = state.emailTemplates().get(type);
        return own == null ? byDefault(type) : own;
    }

    /** What can be put in. {@link MailDraft} gives each of them its value. */
    static List<EmailVariable> variables(EmailTemplateType type) {
        List<EmailVariable> variables = new ArrayList<>(List.of(
                LINK,
                variable("user.email", false, "ada@example.com"),
                variable("tenant", false, "Example"),
                variable("expires_at", false, "2026-01-01 12:00 UTC")));
        variables.add(
                type == INVITATION
                        ? variable("organization.name", false, "Harbour Authority")
                        : variable("user.name", false, "Ada Lovelace"));
        return variables;
    }

    private static EmailVariable variable(String name, boolean required, String sample) {
        return new EmailVariable(name, "{{ " + name + " }}", required, sample);
    }

    private static NewEmailTemplate byDefault(EmailTemplateType type) {
        return switch (type) {
            case EMAIL_VERIFICATION -> new NewEmailTemplate("Confirm your e-mail address", """
                        <p>Hello{% if user.name %} {{ user.name }}{% endif %},</p>
                        <p>please confirm that {{ user.email }} is your address:</p>
                        <p><a href="{{ url }}">{{ url }}</a></p>
                        <p>The link works once, until {{ expires_at }}.</p>
                        """);
            case PASSWORD_RESET -> new NewEmailTemplate("Choose a new password", """
                        <p>Hello{% if user.name %} {{ user.name }}{% endif %},</p>
                        <p>here you can choose a new password:</p>
                        <p><a href="{{ url }}">{{ url }}</a></p>
                        <p>The link works once, until {{ expires_at }}. If you did not ask for it, ignore this mail.</p>
                        """);
            case INVITATION -> new NewEmailTemplate("Join {{ organization.name }}", """
                        <p>Hello,</p>
                        <p>you are invited to join {{ organization.name }}:</p>
                        <p><a href="{{ url }}">{{ url }}</a></p>
                        <p>The link works once, until {{ expires_at }}.</p>
                        """);
        };
    }
}
