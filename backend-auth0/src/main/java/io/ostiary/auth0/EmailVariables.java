package io.ostiary.auth0;

import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import java.util.ArrayList;
import java.util.List;

/** What Auth0 puts into mails, by its guide to customising them. */
final class EmailVariables {
    private static final List<EmailVariable> COMMON = List.of(
            optional("application.name", "Shop"),
            optional("application.clientID", "AbCdEf0123456789"),
            optional("application.callback_domain", "https://shop.example.com"),
            optional("connection.name", "Username-Password-Authentication"),
            optional("tenant", "example"),
            optional("domain", "example.eu.auth0.com"),
            optional("friendly_name", "Example"),
            optional("support_email", "support@example.com"),
            optional("support_url", "https://example.com/support"),
            optional("home_url", "https://example.com"),
            optional("request_language", "en"),
            optional("organization.id", "org_0123456789abcdef"),
            optional("organization.name", "harbour"),
            optional("organization.display_name", "Harbour Authority"),
            optional("organization.metadata.*", "value"),
            optional("client_metadata.*", "value"));

    private static final List<EmailVariable> OF_USER = List.of(
            optional("user.email", "ada@example.com"),
            optional("user.email_verified", "false"),
            optional("user.name", "Ada Lovelace"),
            optional("user.given_name", "Ada"),
            optional("user.family_name", "Lovelace"),
            optional("user.nickname", "ada"),
            optional("user.picture", "https://example.com/ada.png"),
            optional("user.user_metadata.*", "value"),
            optional("user.app_metadata.*", "value"));

    private EmailVariables() {}

    static List<EmailVariable> of(EmailTemplateType type) {
        List<EmailVariable> variables = new ArrayList<>();
        variables.add(new EmailVariable("url", "{{ url }}", true, "https://example.com/follow-this-link"));
        if (type == EmailTemplateType.INVITATION) {
            variables.add(optional("inviter.name", "Grace Hopper"));
        } else {
            variables.addAll(OF_USER);
        }
        variables.addAll(COMMON);
        return variables;
    }

    private static EmailVariable optional(String name, String sample) {
        return new EmailVariable(name, "{{ " + name + " }}", false, sample);
    }
}
