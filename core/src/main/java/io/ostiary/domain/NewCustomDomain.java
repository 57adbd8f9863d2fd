package io.ostiary.domain;

/**
 * A custom domain to add.
 *
 * @param domain its name
 */
public record NewCustomDomain(DomainName domain) {
    /**
     * The domain of that name.
     *
     * @throws io.ostiary.InvalidArgumentException when it is no domain name
     */
    public static NewCustomDomain of(String domain) {
        return new NewCustomDomain(DomainName.of(domain));
    }
}
