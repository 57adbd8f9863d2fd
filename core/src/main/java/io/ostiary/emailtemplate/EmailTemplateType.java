package io.ostiary.emailtemplate;

import java.util.Locale;

/** What a mail to a user is for. */
public enum EmailTemplateType {
    /** Proving to own the address, by a link. */
    EMAIL_VERIFICATION,
    /** Choosing a new password, by a link. */
    PASSWORD_RESET,
    /** Joining an organization, by a link. */
    INVITATION;

    /** The name outside Java, for example {@code password_reset}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
