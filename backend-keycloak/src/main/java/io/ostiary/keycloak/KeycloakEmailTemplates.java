package io.ostiary.keycloak;

import static io.ostiary.Operation.GET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.LIST_EMAIL_TEMPLATES;
import static io.ostiary.Operation.PREVIEW_EMAIL_TEMPLATE;
import static io.ostiary.Operation.RESET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.SET_EMAIL_TEMPLATE;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.emailtemplate.EmailPreview;
import io.ostiary.emailtemplate.EmailTemplate;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import io.ostiary.emailtemplate.TemplateSyntax;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.admin.client.resource.RealmLocalizationResource;
import org.keycloak.representations.idm.RealmRepresentation;

/** What a realm's mails say in its default language: localization texts, which win over those of the theme. */
final class KeycloakEmailTemplates implements EmailTemplates {
    private final Realm realm;

    KeycloakEmailTemplates(Realm realm) {
        this.realm = realm;
    }

    @Override
    public List<EmailTemplate> list() {
        Map<String, String> texts = texts(LIST_EMAIL_TEMPLATES, locale(LIST_EMAIL_TEMPLATES));
        return Arrays.stream(EmailTemplateType.values())
                .map(type -> template(type, texts))
                .toList();
    }

    @Override
    public EmailTemplate get(EmailTemplateType type) {
        return template(type, texts(GET_EMAIL_TEMPLATE, locale(GET_EMAIL_TEMPLATE)));
    }

    @Override
    public EmailTemplate set(EmailTemplateType type, NewEmailTemplate template) {
        EmailTexts known = EmailTexts.of(type);
        known.rendering().check(template, known.variables());
        Map<String, String> texts = known.texts(template);
        String locale = locale(SET_EMAIL_TEMPLATE);
        realm.requests()
                .perform(
                        SET_EMAIL_TEMPLATE,
                        Subject.tenant(realm.tenant()),
                        () -> resource(SET_EMAIL_TEMPLATE).createOrUpdateRealmLocalizationTexts(locale, texts));
        return template(type, texts);
    }

    @Override
    public EmailPreview preview(EmailTemplateType type, SampleValues values) {
        EmailTemplate now = template(type, texts(PREVIEW_EMAIL_TEMPLATE, locale(PREVIEW_EMAIL_TEMPLATE)));
        if (now.subject() == null || now.body() == null) {
            throw new ConflictException(
                    PREVIEW_EMAIL_TEMPLATE,
                    type.id() + " mails have the text of the theme, which is not told; set_email_template gives them"
                            + " another");
        }
        EmailTexts known = EmailTexts.of(type);
        return known.rendering().preview(type, now.subject(), now.body(), known.variables(), values);
    }

    @Override
    public EmailTemplate reset(EmailTemplateType type) {
        String locale = locale(RESET_EMAIL_TEMPLATE);
        Map<String, String> texts = texts(RESET_EMAIL_TEMPLATE, locale);
        for (String key : EmailTexts.of(type).allKeys()) {
            if (texts.containsKey(key)) {
                delete(locale, key);
            }
        }
        return template(type, Map.of());
    }

    /** Deletes a text, unless somebody else did meanwhile. */
    private void delete(String locale, String key) {
        try {
            realm.requests()
                    .delete(
                            RESET_EMAIL_TEMPLATE,
                            operation -> new NotFoundException(operation, "text", key),
                            () -> resource(RESET_EMAIL_TEMPLATE).deleteRealmLocalizationText(locale, key));
        } catch (NotFoundException e) {
            if (!e.kind().equals("text")) {
                throw e;
            }
        }
    }

    private static EmailTemplate template(EmailTemplateType type, Map<String, String> texts) {
        EmailTexts known = EmailTexts.of(type);
        EmailTexts.Keys keys = known.keys().get(0);
        return new EmailTemplate(
                type,
                known.allKeys().stream().anyMatch(texts::containsKey),
                texts.get(keys.subject()),
                texts.get(keys.html()),
                TemplateSyntax.MESSAGE_FORMAT,
                known.variables());
    }

    private Map<String, String> texts(Operation operation, String locale) {
        return realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> resource(operation).getRealmLocalizationTexts(locale));
    }

    /** The language of users who chose none. */
    private String locale(Operation operation) {
        RealmRepresentation found = realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation).toRepresentation());
        boolean several = Boolean.TRUE.equals(found.isInternationalizationEnabled());
        return several ? Objects.requireNonNullElse(found.getDefaultLocale(), "en") : "en";
    }

    private RealmLocalizationResource resource(Operation operation) {
        return realm.resource(operation).localization();
    }
}
