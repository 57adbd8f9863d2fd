package io.ostiary.memory.mail;

import io.ostiary.Secret;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Mails for tests. */
final class Mails {
    static final String LINK = "https://example.com/reset?token=abc";

    private Mails() {}

    static Mail to(String address) {
        return to(address, "Choose a new password");
    }

    static Mail to(String address, String subject) {
        return from(null, address, subject);
    }

    static Mail from(@Nullable Mailbox from, String address, String subject) {
        return new Mail(
                TenantId.of("main"),
                EmailTemplateType.PASSWORD_RESET,
                from,
                address,
                subject,
                Secret.of("<p>Grüße &amp; co</p><p><a href=\"" + LINK + "\">Choose</a></p>"),
                Secret.of(LINK),
                Secret.of("abc"),
                Instant.parse("2026-01-01T12:00:00Z"),
                Instant.parse("2026-01-01T13:00:00Z"));
    }
}
