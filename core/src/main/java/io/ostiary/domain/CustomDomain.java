package io.ostiary.domain;

/**
 * A domain of the tenant's own under which its people sign in.
 *
 * @param id identifies it in the tenant
 * @param domain its name
 * @param proof how it is proved to be the tenant's; people sign in there once it is
 */
public record CustomDomain(CustomDomainId id, String domain, DomainProof proof) {
    /** The same with another proof. */
    public CustomDomain with(DomainProof other) {
        return new CustomDomain(id, domain, other);
    }
}
