package io.ostiary.domain;

import static io.ostiary.Operation.CREATE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.DELETE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.GET_CUSTOM_DOMAIN;
import static io.ostiary.Operation.LIST_CUSTOM_DOMAINS;
import static io.ostiary.Operation.VERIFY_CUSTOM_DOMAIN;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.util.Optional;

/**
 * The domains of one tenant's own under which its people sign in.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names a domain
 * throws {@link io.ostiary.NotFoundException} when there is no such one.
 */
public interface CustomDomains {
    /**
     * The domains, page by page.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_CUSTOM_DOMAINS)
    default Page<CustomDomain> list(PageRequest page) {
        throw new UnsupportedException(LIST_CUSTOM_DOMAINS);
    }

    /** The domain, or empty when there is none of that id. */
    @Performs(GET_CUSTOM_DOMAIN)
    default Optional<CustomDomain> find(CustomDomainId id) {
        throw new UnsupportedException(GET_CUSTOM_DOMAIN);
    }

    /**
     * Adds a domain, under which nobody signs in before it is proved.
     *
     * @throws io.ostiary.AlreadyExistsException when the provider has it already, whoever's it is
     */
    @Performs(CREATE_CUSTOM_DOMAIN)
    default CustomDomain create(NewCustomDomain domain) {
        throw new UnsupportedException(CREATE_CUSTOM_DOMAIN);
    }

    /**
     * Looks in the DNS whether the domain is proved to be the tenant's, and returns it with what came of that. That records
     * are missing is such an outcome, no failure.
     *
     * @throws io.ostiary.UnavailableException when the DNS could not be asked; the domain then is as it was before
     */
    @Performs(VERIFY_CUSTOM_DOMAIN)
    default CustomDomain verify(CustomDomainId id) {
        throw new UnsupportedException(VERIFY_CUSTOM_DOMAIN);
    }

    /** Removes a domain: nobody signs in under it any more, and links that name it lead nowhere. */
    @Performs(DELETE_CUSTOM_DOMAIN)
    default void delete(CustomDomainId id) {
        throw new UnsupportedException(DELETE_CUSTOM_DOMAIN);
    }

    /**
     * The domain that a reference means: tried as id, then as domain name.
     *
     * @throws io.ostiary.NotFoundException when none matches
     */
    default CustomDomain resolve(String reference) {
        throw new UnsupportedException(LIST_CUSTOM_DOMAINS);
    }
}
