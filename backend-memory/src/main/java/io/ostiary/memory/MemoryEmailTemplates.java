package io.ostiary.memory;

import static io.ostiary.Operation.GET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.LIST_EMAIL_TEMPLATES;
import static io.ostiary.Operation.PREVIEW_EMAIL_TEMPLATE;
import static io.ostiary.Operation.RESET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.SET_EMAIL_TEMPLATE;

import io.ostiary.emailtemplate.EmailPreview;
import io.ostiary.emailtemplate.EmailTemplate;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import java.util.Arrays;
import java.util.List;

/** The texts of a tenant's mails in memory. */
final class MemoryEmailTemplates implements EmailTemplates {
    private final TenantView view;

    MemoryEmailTemplates(TenantView view) {
        this.view = view;
    }

    @Override
    public List<EmailTemplate> list() {
        return view.read(
                LIST_EMAIL_TEMPLATES,
                (state, now) -> Arrays.stream(EmailTemplateType.values())
                        .map(type -> EmailTexts.template(state, type))
                        .toList());
    }

    @Override
    public EmailTemplate get(EmailTemplateType type) {
        return view.read(GET_EMAIL_TEMPLATE, (state, now) -> EmailTexts.template(state, type));
    }

    @Override
    public EmailTemplate set(EmailTemplateType type, NewEmailTemplate template) {
        view.check(SET_EMAIL_TEMPLATE, (state, now) -> {});
        EmailTexts.RENDERING.check(template, EmailTexts.variables(type));
        return view.write(SET_EMAIL_TEMPLATE, (state, now) -> {
            TenantState next = state.withEmailTemplates(state.emailTemplates().plus(type, template));
            return new Written<>(next, EmailTexts.template(next, type));
        });
    }

    @Override
    public EmailPreview preview(EmailTemplateType type, SampleValues values) {
        NewEmailTemplate text = view.read(PREVIEW_EMAIL_TEMPLATE, (state, now) -> EmailTexts.text(state, type));
        return EmailTexts.RENDERING.preview(type, text.subject(), text.body(), EmailTexts.variables(type), values);
    }

    @Override
    public EmailTemplate reset(EmailTemplateType type) {
        return view.write(RESET_EMAIL_TEMPLATE, (state, now) -> {
            TenantState next = state.withEmailTemplates(state.emailTemplates().minus(type));
            return new Written<>(next, EmailTexts.template(next, type));
        });
    }
}
