package io.ostiary.domain;

import io.ostiary.Violations;

/**
 * Identifies an e-mail domain within a tenant. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record EmailDomainId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public EmailDomainId {
        new Violations().line("email_domain", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static EmailDomainId of(String value) {
        return new EmailDomainId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
