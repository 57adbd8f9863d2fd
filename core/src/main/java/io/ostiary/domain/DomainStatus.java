package io.ostiary.domain;

import java.util.Locale;

/** Whether a domain was proved to be the tenant's. */
public enum DomainStatus {
    /** Not yet, or the provider is not done. */
    PENDING,
    /** When it was looked at last, it was. */
    VERIFIED,
    /** When it was looked at last, it was not. */
    FAILED;

    /** The name outside Java, for example {@code pending}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
