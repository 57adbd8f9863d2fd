package io.ostiary.memory;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.memory.mail.Mail;
import io.ostiary.memory.mail.Mailbox;
import io.ostiary.tenant.Tenant;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail whose text is not rendered yet, because that takes too long for a writer of the tenant's state.
 *
 * @param tenant the tenant that it comes from
 * @param type what it is for
 * @param text what it is to say
 * @param from whom it says it comes from, or null for whoever sends the process's mails
 * @param to the recipient's address
 * @param name the recipient's name, or of an invitation the organization's; null where there is none
 * @param page where the link leads
 * @param token what the link proves
 * @param sentAt when it is sent
 * @param expiresAt when the token stops working
 */
record MailDraft(
        Tenant tenant,
        EmailTemplateType type,
        NewEmailTemplate text,
        @Nullable Mailbox from,
        String to,
        @Nullable String name,
        URI page,
        Secret token,
        Instant sentAt,
        Instant expiresAt) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * The mail.
     *
     * @throws ConflictException when the tenant's text cannot be rendered with what this mail has to say, or would tell others the
     *     link
     */
    Mail render(Operation operation) {
        Secret link = link();
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("user.email", to);
        values.put("tenant", tenant.name());
        values.put("expires_at", MINUTE.format(expiresAt));
        values.put(type == EmailTemplateType.INVITATION ? "organization.name" : "user.name", name);
        try {
            String subject = EmailTexts.RENDERING.subject(text.subject(), values);
            values.put(EmailTexts.LINK.name(), link.reveal());
            String body = EmailTexts.RENDERING.body(text.body(), values, EmailTexts.LINK);
            return new Mail(tenant.id(), type, from, to, subject, Secret.of(body), link, token, sentAt, expiresAt);
        } catch (InvalidArgumentException e) {
            throw new ConflictException(
                    operation, "the " + type.id() + " template cannot be rendered for this mail: " + e.detail(), e);
        }
    }

    /** A link that brings the token to the page. */
    private Secret link() {
        String separator = page.getRawQuery() == null ? "?" : "&";
        return Secret.of(page + separator + "token=" + token.reveal());
    }
}
