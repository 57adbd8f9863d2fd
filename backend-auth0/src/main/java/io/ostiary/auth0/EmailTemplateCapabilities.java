package io.ostiary.auth0;

import static io.ostiary.Operation.GET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.LIST_EMAIL_TEMPLATES;
import static io.ostiary.Operation.PREVIEW_EMAIL_TEMPLATE;
import static io.ostiary.Operation.RESET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.SET_EMAIL_TEMPLATE;

import io.ostiary.Capabilities;

/** What Auth0 can do with the texts of mails. */
final class EmailTemplateCapabilities {
    private EmailTemplateCapabilities() {}

    static Capabilities.Builder declare(Capabilities.Builder declared) {
        return declared.supports(
                        LIST_EMAIL_TEMPLATES, "Auth0 has no list of templates, so each kind of mail is asked for.")
                .supports(GET_EMAIL_TEMPLATE, "Auth0 does not tell its default texts.")
                .supports(
                        SET_EMAIL_TEMPLATE,
                        "The Liquid is tried here first, because Auth0 takes any; it is sent once the tenant has a mail"
                                + " provider of its own.")
                .supports(
                        PREVIEW_EMAIL_TEMPLATE,
                        "Rendered here, not by Auth0, and only for a text of the tenant's own: Auth0 does not tell its"
                                + " default.")
                .supports(
                        RESET_EMAIL_TEMPLATE, "Auth0 deletes no template: it is disabled, and its text stays unused.");
    }
}
