package io.ostiary.user;

import static io.ostiary.Operation.*;

import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.util.List;

/** Which parts of users' metadata show up in the tokens of the tenant. */
public interface ClaimMappers {
    /** All mappers, by attribute. */
    @Performs(LIST_CLAIM_MAPPERS)
    default List<ClaimMapper> list() {
        throw new UnsupportedException(LIST_CLAIM_MAPPERS);
    }

    /**
     * Creates the attribute's mapper, or replaces it. Tokens issued from now on follow it.
     *
     * @throws io.ostiary.AlreadyExistsException when another attribute has the claim
     */
    @Performs(SET_CLAIM_MAPPER)
    default ClaimMapper set(ClaimMapper mapper) {
        throw new UnsupportedException(SET_CLAIM_MAPPER);
    }

    /**
     * Removes the attribute's mapper. Tokens issued from now on lack the claim.
     *
     * @throws io.ostiary.NotFoundException when there is none
     */
    @Performs(DELETE_CLAIM_MAPPER)
    default void delete(String attribute) {
        throw new UnsupportedException(DELETE_CLAIM_MAPPER);
    }
}
