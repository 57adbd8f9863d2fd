package io.ostiary.keycloak;

import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.html.EmailRendering;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Under which keys a realm keeps what mails say, and what Keycloak puts in.
 *
 * @param keys the beginnings of the keys; the first is the one that is read
 * @param variables what is put in, in the order of Keycloak's arguments
 */
record EmailTexts(List<Keys> keys, List<EmailVariable> variables) {
    private static final EmailVariable URL = variable(0, "url", "https://example.com/follow-this-link");
    private static final EmailVariable MINUTES = variable(1, "expires_in_minutes", "60");
    private static final EmailVariable REALM = variable(2, "tenant", "Example");

    private static final EmailTexts EMAIL_VERIFICATION = new EmailTexts(
            List.of(Keys.of("emailVerification")), List.of(URL, MINUTES, REALM, variable(3, "expires_in", "1 hour")));

    /** What a user asks for, and what an administrator sends: their arguments agree no further. */
    private static final EmailTexts PASSWORD_RESET =
            new EmailTexts(List.of(Keys.of("executeActions"), Keys.of("passwordReset")), List.of(URL, MINUTES, REALM));

    private static final EmailTexts INVITATION = new EmailTexts(
            List.of(Keys.of("orgInvite"), new Keys("orgInviteSubject", "orgInviteBodyPersonalized")),
            List.of(
                    URL,
                    MINUTES,
                    REALM,
                    variable(3, "organization.name", "Harbour Authority"),
                    variable(4, "expires_in", "1 hour")));

    static EmailTexts of(EmailTemplateType type) {
        return switch (type) {
            case EMAIL_VERIFICATION -> EMAIL_VERIFICATION;
            case PASSWORD_RESET -> PASSWORD_RESET;
            case INVITATION -> INVITATION;
        };
    }

    EmailRendering rendering() {
        return new EmailRendering(new MessageFormatEngine(variables));
    }

    /** The texts by key. Mails also have a part without HTML. */
    Map<String, String> texts(NewEmailTemplate template) {
        String plain = MessageFormatEngine.plain(template.body());
        Map<String, String> texts = new LinkedHashMap<>();
        for (Keys each : keys) {
            texts.put(each.subject, template.subject());
            texts.put(each.html(), template.body());
            texts.put(each.body, plain);
        }
        return texts;
    }

    /** Every key. */
    Set<String> allKeys() {
        return texts(new NewEmailTemplate("any", "any")).keySet();
    }

    private static EmailVariable variable(int argument, String name, String sample) {
        return new EmailVariable(name, "{" + argument + "}", argument == 0, sample);
    }

    /**
     * The keys of one of Keycloak's templates.
     *
     * @param subject that of the subject
     * @param body that of the text without HTML
     */
    record Keys(String subject, String body) {
        static Keys of(String prefix) {
            return new Keys(prefix + "Subject", prefix + "Body");
        }

        String html() {
            return body + "Html";
        }
    }
}
