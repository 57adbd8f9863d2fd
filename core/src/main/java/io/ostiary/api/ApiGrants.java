package io.ostiary.api;

import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.GRANT_APPLICATION_ACCESS;
import static io.ostiary.Operation.REVOKE_APPLICATION_ACCESS;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import io.ostiary.application.ApplicationId;
import java.util.Set;

/**
 * Which applications of one tenant may call which APIs for themselves.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method throws {@link
 * io.ostiary.NotFoundException} when there is no such application or API.
 */
public interface ApiGrants {
    /**
     * Lets an application call an API with those scopes, beside those that it has already, and returns all that it has
     * then. Granting what it has changes nothing.
     *
     * @throws io.ostiary.NotFoundException also when the API has no such scope
     * @throws io.ostiary.ConflictException when the application cannot act for itself, for want of the grant type {@link
     *     io.ostiary.application.GrantType#CLIENT_CREDENTIALS}, or when the API is the provider's own
     */
    @Performs(GRANT_APPLICATION_ACCESS)
    default ApiGrant grant(ApplicationId application, ApiId api, Set<String> scopes) {
        throw new UnsupportedException(GRANT_APPLICATION_ACCESS);
    }

    /**
     * Takes scopes from an application. With the last one, or when none are named, it may not call the API any more.
     *
     * @param scopes what it loses; empty for everything
     * @throws io.ostiary.NotFoundException also when it has not one of the scopes, or may not call the API at all
     */
    @Performs(REVOKE_APPLICATION_ACCESS)
    default void revoke(ApplicationId application, ApiId api, Set<String> scopes) {
        throw new UnsupportedException(REVOKE_APPLICATION_ACCESS);
    }

    /**
     * Who may call an API, page by page.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    default Page<ApiGrant> holders(ApiId api, PageRequest page) {
        throw new UnsupportedException(GET_API);
    }
}
