package io.ostiary.domain;

import org.jspecify.annotations.Nullable;

/**
 * A domain of the tenant's own from which it mails its people.
 *
 * @param id identifies it in the tenant
 * @param domain its name
 * @param senderEmail the address that mails come from once the domain is proved, or null when they keep coming from the
 *     provider's
 * @param senderName who they say they come from, or null
 * @param proof how it is proved to be the tenant's
 */
public record EmailDomain(
        EmailDomainId id,
        String domain,
        @Nullable String senderEmail,
        @Nullable String senderName,
        DomainProof proof) {
    /** The same with another proof. */
    public EmailDomain with(DomainProof other) {
        return new EmailDomain(id, domain, senderEmail, senderName, other);
    }
}
