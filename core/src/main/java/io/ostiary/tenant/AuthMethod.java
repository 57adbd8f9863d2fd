package io.ostiary.tenant;

import java.util.Locale;

/** A way to sign in that a tenant can allow. */
public enum AuthMethod {
    PASSWORD,
    MAGIC_LINK,
    EMAIL_CODE,
    SMS_CODE,
    SOCIAL,
    PASSKEY;

    /** The name outside Java, for example {@code magic_link}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
