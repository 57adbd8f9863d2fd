package io.ostiary.memory.mail;

import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.Violations;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail with a link that works once.
 *
 * @param tenant the tenant that it comes from
 * @param type what it is for, which says where the token is redeemed: with {@code redeemPasswordReset},
 *     {@code redeemEmailVerification} or {@code acceptInvitation} of {@link io.ostiary.memory.MemoryBackend}
 * @param from whom it says it comes from, by a domain that the tenant has proved; null for whoever sends the process's mails
 * @param to the recipient's address
 * @param subject the subject, one line
 * @param body what it says, as HTML; it holds the link
 * @param link where the recipient is to go, with the token in its {@code token} parameter
 * @param token what proves that the mail arrived
 * @param sentAt when it was sent
 * @param expiresAt when the token stops working
 */
public record Mail(
        TenantId tenant,
        EmailTemplateType type,
        @Nullable Mailbox from,
        String to,
        String subject,
        Secret body,
        Secret link,
        Secret token,
        Instant sentAt,
        Instant expiresAt) {
    /**
     * Checks what becomes a header.
     *
     * @throws io.ostiary.InvalidArgumentException when the address or the subject could be more than one header
     */
    public Mail {
        new Violations().email("to", to).line("subject", subject, 1, 2000).throwIfAny();
    }

    /** The operation that sends it. */
    public Operation operation() {
        return switch (type) {
            case EMAIL_VERIFICATION -> Operation.SEND_EMAIL_VERIFICATION;
            case PASSWORD_RESET -> Operation.SEND_PASSWORD_RESET;
            case INVITATION -> Operation.CREATE_INVITATION;
        };
    }
}
