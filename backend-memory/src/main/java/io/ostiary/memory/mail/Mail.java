package io.ostiary.memory.mail;

import io.ostiary.Secret;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.tenant.TenantId;
import java.time.Instant;
import java.util.Locale;

/**
 * A mail with a link that works once.
 *
 * @param tenant the tenant that it comes from
 * @param kind what it is for
 * @param to the recipient's address
 * @param subject the subject line
 * @param link where the recipient is to go, with the token in its {@code token} parameter
 * @param token what proves that the mail arrived
 * @param sentAt when it was sent
 * @param expiresAt when the token stops working
 */
public record Mail(
        TenantId tenant,
        Kind kind,
        String to,
        String subject,
        Secret link,
        Secret token,
        Instant sentAt,
        Instant expiresAt) {
    /** What a mail is for. */
    public enum Kind {
        /** Choosing a new password; redeem the token with {@link MemoryBackend#redeemPasswordReset}. */
        PASSWORD_RESET("Choose a new password"),
        /** Proving to own the address; redeem the token with {@link MemoryBackend#redeemEmailVerification}. */
        EMAIL_VERIFICATION("Confirm your e-mail address"),
        /** Joining an organization; redeem the token with {@link MemoryBackend#acceptInvitation}. */
        INVITATION("Join an organization");

        private final String subject;

        Kind(String subject) {
            this.subject = subject;
        }

        /** The subject line. */
        public String subject() {
            return subject;
        }

        /** The name outside Java, for example {@code password-reset}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
