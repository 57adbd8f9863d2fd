package io.ostiary.user;

import static io.ostiary.Operation.*;

import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Administrator-only data about users: a JSON object per user that the user can neither see nor change. Every method
 * throws {@link io.ostiary.NotFoundException} when there is no such user.
 */
public interface UserMetadata {
    /** The values of the keys that are there; a key that is not there is left out. */
    @Performs(GET_USER_METADATA)
    default Map<String, @Nullable Object> get(UserId user, MetadataKeys keys) {
        throw new UnsupportedException(GET_USER_METADATA);
    }

    /**
     * Merges the patch into the metadata as RFC 7396 does, at every level, and returns the whole metadata as it is then.
     *
     * @throws io.ostiary.InvalidArgumentException when the patch or the result is not acceptable JSON
     */
    @Performs(SET_USER_METADATA)
    default Map<String, @Nullable Object> merge(UserId user, Map<String, @Nullable Object> patch) {
        throw new UnsupportedException(SET_USER_METADATA);
    }

    /**
     * Removes the keys for good; a key that is not there is no error. Returns what remains.
     */
    @Performs(DELETE_USER_METADATA)
    default Map<String, @Nullable Object> delete(UserId user, MetadataKeys keys) {
        throw new UnsupportedException(DELETE_USER_METADATA);
    }
}
