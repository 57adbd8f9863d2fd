package io.ostiary.keycloak;

import static io.ostiary.Operation.GET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.LIST_EMAIL_TEMPLATES;
import static io.ostiary.Operation.PREVIEW_EMAIL_TEMPLATE;
import static io.ostiary.Operation.RESET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.SET_EMAIL_TEMPLATE;

import io.ostiary.Capabilities;

/** What Keycloak can do with the texts of mails. */
final class EmailTemplateCapabilities {
    private EmailTemplateCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_EMAIL_TEMPLATES,
                        "Those of the realm's default language; the texts of the theme are not told.")
                .supports(
                        GET_EMAIL_TEMPLATE,
                        "That of the realm's default language; the texts of the theme are not told.")
                .supports(
                        SET_EMAIL_TEMPLATE,
                        "Sets localization texts of the realm's default language, inside the layout of the theme. Keycloak"
                                + " takes most HTML out but plain formatting and links, and a subject has no placeholders.")
                .supports(
                        PREVIEW_EMAIL_TEMPLATE,
                        "Formatted here, without the layout of the theme, and only for a text of the realm's own.")
                .supports(RESET_EMAIL_TEMPLATE, "Deletes the texts one by one.");
    }
}
