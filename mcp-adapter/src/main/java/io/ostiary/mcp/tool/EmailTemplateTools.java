package io.ostiary.mcp.tool;

import static io.ostiary.Operation.GET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.LIST_EMAIL_TEMPLATES;
import static io.ostiary.Operation.PREVIEW_EMAIL_TEMPLATE;
import static io.ostiary.Operation.RESET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.SET_EMAIL_TEMPLATE;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.emailtemplate.EmailPreview;
import io.ostiary.emailtemplate.EmailTemplate;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import io.ostiary.emailtemplate.TemplateSyntax;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tools for the texts of mails. */
final class EmailTemplateTools {
    private EmailTemplateTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_EMAIL_TEMPLATES,
                    NoInput.class,
                    Templates.class,
                    "Which mails to users have a text of their own, and which the provider's default.",
                    (context, in) -> new Templates(context.directory().emailTemplates().list().stream()
                            .map(TemplateSummary::of)
                            .toList())),
            tool(
                    GET_EMAIL_TEMPLATE,
                    TheTemplate.class,
                    TemplateView.class,
                    "The text of one kind of mail, where the provider tells it, with the syntax and the placeholders"
                            + " that it can have. Read it before set_email_template: each provider has its own.",
                    (context, in) ->
                            TemplateView.of(context.directory().emailTemplates().get(in.type()))),
            tool(
                    SET_EMAIL_TEMPLATE,
                    SetTemplate.class,
                    TemplateSummary.class,
                    "Give a kind of mail another text, which users get from now on. It is rendered first; what does"
                            + " not render is refused. A required placeholder is a link for the recipient alone: the"
                            + " body has it in text after white space, or as the whole href of an anchor, outside of"
                            + " conditions. Scripts, forms, frames and styles from elsewhere are refused. Look at it"
                            + " by preview_email_template.",
                    (context, in) -> TemplateSummary.of(context.directory()
                            .emailTemplates()
                            .set(in.type(), new NewEmailTemplate(in.subject(), in.body())))),
            tool(
                    PREVIEW_EMAIL_TEMPLATE,
                    PreviewTemplate.class,
                    PreviewView.class,
                    "What a mail looks like with sample values: the text of your own, else the default text where the"
                            + " provider tells it. Nothing is sent.",
                    (context, in) -> PreviewView.of(context.directory()
                            .emailTemplates()
                            .preview(
                                    in.type(),
                                    in.variables() == null ? SampleValues.NONE : new SampleValues(in.variables())))),
            planned(
                    RESET_EMAIL_TEMPLATE,
                    TheTemplate.class,
                    TemplateSummary.class,
                    "Give a kind of mail the provider's default text back. No tool brings back the text that it has.",
                    (context, in) -> {
                        EmailTemplate now = context.directory().emailTemplates().get(in.type());
                        return Plan.of(
                                "reset the text of " + in.type().id() + " mails to the provider's default",
                                in.type().id(),
                                now.customized()
                                        ? "The text with the subject \""
                                                + Printable.line(String.valueOf(now.subject()), 100) + "\" and "
                                                + String.valueOf(now.body()).length()
                                                + " characters is lost. It cannot be undone."
                                        : "They have the default already.");
                    },
                    (context, in) -> TemplateSummary.of(
                            context.directory().emailTemplates().reset(in.type()))));

    record TheTemplate(@Doc("What the mail is for.") EmailTemplateType type) {}

    record SetTemplate(
            @Doc("What the mail is for.") EmailTemplateType type,

            @Doc(value = "One line, with placeholders that are not required ones.", min = 1, max = 255)
            String subject,

            @Doc(value = "HTML, with placeholders.", min = 1, max = NewEmailTemplate.MAX_BODY)
            String body) {}

    record PreviewTemplate(
            @Doc("What the mail is for.") EmailTemplateType type,

            @Doc("Values by the name of the variable; the others keep their samples.") @Nullable
            Map<String, String> variables) {}

    record Templates(List<TemplateSummary> templates) {}

    record TemplateSummary(
            EmailTemplateType type,
            boolean customized,
            @Untrusted @Nullable String subject) {
        static TemplateSummary of(EmailTemplate template) {
            return new TemplateSummary(template.type(), template.customized(), template.subject());
        }
    }

    record TemplateView(
            EmailTemplateType type,
            boolean customized,
            @Untrusted @Nullable String subject,
            @Untrusted @Nullable String body,
            TemplateSyntax syntax,
            List<VariableView> variables) {
        static TemplateView of(EmailTemplate template) {
            return new TemplateView(
                    template.type(),
                    template.customized(),
                    template.subject(),
                    template.body(),
                    template.syntax(),
                    template.variables().stream().map(VariableView::of).toList());
        }
    }

    record VariableView(
            String name, String placeholder, @Nullable Boolean required, String sample) {
        static VariableView of(EmailVariable variable) {
            return new VariableView(
                    variable.name(), variable.placeholder(), variable.required() ? true : null, variable.sample());
        }
    }

    record PreviewView(@Untrusted String subject, @Untrusted String html) {
        static PreviewView of(EmailPreview preview) {
            return new PreviewView(preview.subject(), preview.html());
        }
    }
}
