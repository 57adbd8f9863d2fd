package io.ostiary.fault;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import java.util.List;

/** The acts on {@link io.ostiary.emailtemplate.EmailTemplates}. */
final class EmailTemplateActs {
    private static final EmailTemplateType TYPE = EmailTemplateType.EMAIL_VERIFICATION;

    static final List<Act<?>> ALL = List.of(
            Act.read(
                    LIST_EMAIL_TEMPLATES,
                    EmailTemplateActs::text,
                    (client, unused) ->
                            assertThat(client.emailTemplates().list()).hasSize(EmailTemplateType.values().length)),
            Act.read(
                    GET_EMAIL_TEMPLATE,
                    EmailTemplateActs::text,
                    (client, text) -> assertThat(has(client, text)).isTrue()),
            Act.read(
                    PREVIEW_EMAIL_TEMPLATE,
                    EmailTemplateActs::text,
                    (client, text) -> assertThat(client.emailTemplates()
                                    .preview(TYPE, SampleValues.NONE)
                                    .subject())
                            .isEqualTo(text.subject())),
            Act.write(
                    SET_EMAIL_TEMPLATE,
                    EmailTemplateActs::newText,
                    (client, text) -> client.emailTemplates().set(TYPE, text),
                    EmailTemplateActs::has),
            Act.write(
                    RESET_EMAIL_TEMPLATE,
                    EmailTemplateActs::text,
                    (client, text) -> client.emailTemplates().reset(TYPE),
                    (client, text) -> !client.emailTemplates().get(TYPE).customized()));

    private EmailTemplateActs() {}

    private static NewEmailTemplate text(TenantClient client) {
        NewEmailTemplate text = newText(client);
        var unused = client.emailTemplates().set(TYPE, text);
        return text;
    }

    private static NewEmailTemplate newText(TenantClient client) {
        String link = client.emailTemplates().get(TYPE).variables().stream()
                .filter(EmailVariable::required)
                .findFirst()
                .orElseThrow()
                .placeholder();
        return new NewEmailTemplate(Subjects.name(client), "<p>" + link + "</p>");
    }

    private static boolean has(TenantClient client, NewEmailTemplate text) {
        return text.subject().equals(client.emailTemplates().get(TYPE).subject());
    }
}
