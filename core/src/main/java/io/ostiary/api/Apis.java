package io.ostiary.api;

import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.UPDATE_API;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.util.Optional;

/**
 * The APIs of one tenant. The provider's own, by which it is administered, is not among them: a change of it is refused
 * with {@link io.ostiary.ConflictException}.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names an API
 * throws {@link io.ostiary.NotFoundException} when there is no such one.
 */
public interface Apis {
    /**
     * The APIs, page by page.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_APIS)
    default Page<Api> list(PageRequest page) {
        throw new UnsupportedException(LIST_APIS);
    }

    /** The API, or empty when there is none of that id. */
    @Performs(GET_API)
    default Optional<Api> find(ApiId id) {
        throw new UnsupportedException(GET_API);
    }

    /**
     * Registers an API, which nobody may call yet.
     *
     * @throws io.ostiary.AlreadyExistsException when another has that identifier
     */
    @Performs(CREATE_API)
    default Api create(NewApi api) {
        throw new UnsupportedException(CREATE_API);
    }

    /** Changes what the patch names, and returns the API as it is then. */
    @Performs(UPDATE_API)
    default Api update(ApiId id, ApiPatch patch) {
        throw new UnsupportedException(UPDATE_API);
    }

    /** Deletes an API: nobody gets tokens for it any more, and what applications were granted of it is gone. */
    @Performs(DELETE_API)
    default void delete(ApiId id) {
        throw new UnsupportedException(DELETE_API);
    }

    /**
     * The API that a reference means: tried as id, then as identifier, then as name.
     *
     * @throws io.ostiary.NotFoundException when none matches
     * @throws io.ostiary.ConflictException when several APIs have that name
     */
    default Api resolve(String reference) {
        throw new UnsupportedException(LIST_APIS);
    }
}
