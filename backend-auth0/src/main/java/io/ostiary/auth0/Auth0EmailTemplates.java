package io.ostiary.auth0;

import static io.ostiary.Operation.GET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.LIST_EMAIL_TEMPLATES;
import static io.ostiary.Operation.PREVIEW_EMAIL_TEMPLATE;
import static io.ostiary.Operation.RESET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.SET_EMAIL_TEMPLATE;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.emailtemplate.EmailPreview;
import io.ostiary.emailtemplate.EmailTemplate;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import io.ostiary.emailtemplate.TemplateSyntax;
import io.ostiary.html.EmailRendering;
import io.ostiary.liquid.LiquidEngine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tenant's mail templates. One that is not there, or is disabled, leaves mails Auth0's own text, which Auth0 does not
 * tell. Auth0 renders what it is given and deletes nothing, so templates are tried here first, and a reset disables.
 */
final class Auth0EmailTemplates implements EmailTemplates {
    private static final String PATH = "email-templates";
    private static final EmailRendering RENDERING = new EmailRendering(new LiquidEngine());

    private final ManagedTenant tenant;

    Auth0EmailTemplates(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public List<EmailTemplate> list() {
        return Arrays.stream(EmailTemplateType.values())
                .map(type -> template(type, read(LIST_EMAIL_TEMPLATES, type)))
                .toList();
    }

    @Override
    public EmailTemplate get(EmailTemplateType type) {
        return template(type, read(GET_EMAIL_TEMPLATE, type));
    }

    @Override
    public EmailTemplate set(EmailTemplateType type, NewEmailTemplate template) {
        Requests requests = tenant.requests(SET_EMAIL_TEMPLATE);
        RENDERING.check(template, EmailVariables.of(type));
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("template", name(type));
        change.put("subject", template.subject());
        change.put("body", template.body());
        change.put("syntax", "liquid");
        change.put("enabled", true);
        return tenant.exclusively(SET_EMAIL_TEMPLATE, type, () -> {
            if (read(SET_EMAIL_TEMPLATE, type).isPresent()) {
                return template(type, Optional.of(patch(SET_EMAIL_TEMPLATE, type, change)));
            }
            Map<String, Object> creation = new LinkedHashMap<>(change);
            creation.put("from", ""); // the sender of the tenant's mail provider
            return requests.create(
                    SET_EMAIL_TEMPLATE,
                    subject(type),
                    attempt -> template(
                            type,
                            Optional.of(attempt.management("POST", List.of(PATH), Map.of(), RawJson.body(creation)))),
                    () -> read(SET_EMAIL_TEMPLATE, type)
                            .map(row -> template(type, Optional.of(row)))
                            .filter(now -> template.subject().equals(now.subject())
                                    && template.body().equals(now.body())));
        });
    }

    @Override
    public EmailPreview preview(EmailTemplateType type, SampleValues values) {
        EmailTemplate now = template(type, read(PREVIEW_EMAIL_TEMPLATE, type));
        if (now.subject() == null || now.body() == null) {
            throw new ConflictException(
                    PREVIEW_EMAIL_TEMPLATE,
                    type.id() + " mails have Auth0's default text, which Auth0 does not tell; set_email_template gives"
                            + " them another");
        }
        return RENDERING.preview(type, now.subject(), now.body(), EmailVariables.of(type), values);
    }

    @Override
    public EmailTemplate reset(EmailTemplateType type) {
        return tenant.exclusively(RESET_EMAIL_TEMPLATE, type, () -> {
            boolean custom = template(type, read(RESET_EMAIL_TEMPLATE, type)).customized();
            return template(
                    type,
                    custom
                            ? Optional.of(patch(RESET_EMAIL_TEMPLATE, type, Map.of("enabled", false)))
                            : Optional.empty());
        });
    }

    private JsonNode patch(Operation operation, EmailTemplateType type, Map<String, Object> change) {
        return tenant.requests(operation)
                .repeatable(
                        operation,
                        subject(type),
                        attempt ->
                                attempt.management("PATCH", List.of(PATH, name(type)), Map.of(), RawJson.body(change)));
    }

    private Optional<JsonNode> read(Operation operation, EmailTemplateType type) {
        return tenant.requests(operation)
                .find(
                        operation,
                        subject(type),
                        attempt -> attempt.management("GET", List.of(PATH, name(type)), Map.of(), null));
    }

    private static EmailTemplate template(EmailTemplateType type, Optional<JsonNode> row) {
        Optional<JsonNode> custom = row.filter(each -> each.path("enabled").asBoolean());
        return new EmailTemplate(
                type,
                custom.isPresent(),
                custom.map(each -> each.path("subject").textValue()).orElse(null),
                custom.map(each -> each.path("body").textValue()).orElse(null),
                TemplateSyntax.LIQUID,
                EmailVariables.of(type));
    }

    private static Subject subject(EmailTemplateType type) {
        return Subject.emailTemplate(type);
    }

    private static String name(EmailTemplateType type) {
        return switch (type) {
            case EMAIL_VERIFICATION -> "verify_email";
            case PASSWORD_RESET -> "reset_email";
            case INVITATION -> "user_invitation";
        };
    }
}
