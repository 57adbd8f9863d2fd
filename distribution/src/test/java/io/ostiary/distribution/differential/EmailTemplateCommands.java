package io.ostiary.distribution.differential;

import static io.ostiary.Operation.GET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.LIST_EMAIL_TEMPLATES;
import static io.ostiary.Operation.PREVIEW_EMAIL_TEMPLATE;
import static io.ostiary.Operation.RESET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.SET_EMAIL_TEMPLATE;

import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.emailtemplate.EmailTemplate;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands on the texts of mails, whose placeholders each side writes in its own way. */
final class EmailTemplateCommands {
    private static final List<EmailTemplateType> TYPES = List.of(EmailTemplateType.values());

    static final List<Kind> KINDS = List.of(
            Kind.of(SET_EMAIL_TEMPLATE, 2, draw -> {
                EmailTemplateType type = draw.one(TYPES);
                String subject = "Subject " + draw.number(9);
                boolean pointless = draw.rarely(5);
                return new Command(
                        SET_EMAIL_TEMPLATE,
                        type + ": " + subject + (pointless ? " without a link" : ""),
                        side -> Told.of(set(side.directory().emailTemplates(), type, subject, pointless)));
            }),
            Kind.of(GET_EMAIL_TEMPLATE, 2, draw -> {
                EmailTemplateType type = draw.one(TYPES);
                return new Command(
                        GET_EMAIL_TEMPLATE,
                        type.id(),
                        side -> Told.of(side.directory().emailTemplates().get(type)));
            }),
            Kind.of(
                    LIST_EMAIL_TEMPLATES,
                    1,
                    draw -> new Command(
                            LIST_EMAIL_TEMPLATES,
                            "",
                            side -> side.directory().emailTemplates().list().stream()
                                    .map(Told::of)
                                    .toList())),
            Kind.of(PREVIEW_EMAIL_TEMPLATE, 1, draw -> {
                EmailTemplateType type = draw.one(TYPES);
                String subject = "Subject " + draw.number(9);
                String url = "https://example.com/?a=" + draw.number(9) + "&b=<c>";
                return new Command(PREVIEW_EMAIL_TEMPLATE, type + ": " + subject + " with " + url, side -> {
                    EmailTemplates templates = side.directory().emailTemplates();
                    EmailTemplate unused = set(templates, type, subject, false);
                    return templates.preview(type, new SampleValues(Map.of("url", url)));
                });
            }),
            Kind.of(RESET_EMAIL_TEMPLATE, 1, draw -> {
                EmailTemplateType type = draw.one(TYPES);
                return new Command(
                        RESET_EMAIL_TEMPLATE,
                        type.id(),
                        side -> Told.of(side.directory().emailTemplates().reset(type)));
            }));

    private EmailTemplateCommands() {}

    private static EmailTemplate set(
            EmailTemplates templates, EmailTemplateType type, String subject, boolean pointless) {
        String link = templates.get(type).variables().stream()
                .filter(EmailVariable::required)
                .findFirst()
                .orElseThrow()
                .placeholder();
        return templates.set(type, new NewEmailTemplate(subject, "<p>" + (pointless ? "" : link) + "</p>"));
    }

    /** A template without what its syntax makes different, and without defaults, which not every provider tells. */
    private record Told(
            EmailTemplateType type,
            boolean customized,
            @Nullable String subject) {
        static Told of(EmailTemplate template) {
            return new Told(template.type(), template.customized(), template.customized() ? template.subject() : null);
        }
    }
}
