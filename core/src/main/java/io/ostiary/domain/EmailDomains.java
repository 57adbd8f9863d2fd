package io.ostiary.domain;

import static io.ostiary.Operation.CREATE_EMAIL_DOMAIN;
import static io.ostiary.Operation.DELETE_EMAIL_DOMAIN;
import static io.ostiary.Operation.GET_EMAIL_DOMAIN;
import static io.ostiary.Operation.LIST_EMAIL_DOMAINS;
import static io.ostiary.Operation.VERIFY_EMAIL_DOMAIN;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.util.Optional;

/**
 * The domains of one tenant's own from which it mails its people.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names a domain
 * throws {@link io.ostiary.NotFoundException} when there is no such one.
 */
public interface EmailDomains {
    /**
     * The domains, page by page.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_EMAIL_DOMAINS)
    default Page<EmailDomain> list(PageRequest page) {
        throw new UnsupportedException(LIST_EMAIL_DOMAINS);
    }

    /** The domain, or empty when there is none of that id. */
    @Performs(GET_EMAIL_DOMAIN)
    default Optional<EmailDomain> find(EmailDomainId id) {
        throw new UnsupportedException(GET_EMAIL_DOMAIN);
    }

    /**
     * Adds a domain, from which nothing is mailed before it is proved.
     *
     * @throws io.ostiary.AlreadyExistsException when the tenant has it already
     */
    @Performs(CREATE_EMAIL_DOMAIN)
    default EmailDomain create(NewEmailDomain domain) {
        throw new UnsupportedException(CREATE_EMAIL_DOMAIN);
    }

    /**
     * Looks in the DNS whether the domain is proved to be the tenant's, and returns it with what came of that. That records
     * are missing is such an outcome, no failure.
     *
     * @throws io.ostiary.UnavailableException when the DNS could not be asked; the domain then is as it was before
     */
    @Performs(VERIFY_EMAIL_DOMAIN)
    default EmailDomain verify(EmailDomainId id) {
        throw new UnsupportedException(VERIFY_EMAIL_DOMAIN);
    }

    /** Removes a domain: mails come from the provider's address again. */
    @Performs(DELETE_EMAIL_DOMAIN)
    default void delete(EmailDomainId id) {
        throw new UnsupportedException(DELETE_EMAIL_DOMAIN);
    }

    /**
     * The domain that a reference means: tried as id, then as domain name.
     *
     * @throws io.ostiary.NotFoundException when none matches
     */
    default EmailDomain resolve(String reference) {
        throw new UnsupportedException(LIST_EMAIL_DOMAINS);
    }
}
