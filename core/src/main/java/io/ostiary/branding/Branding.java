package io.ostiary.branding;

import static io.ostiary.Operation.GET_BRANDING;
import static io.ostiary.Operation.UPDATE_BRANDING;

import io.ostiary.Performs;
import io.ostiary.UnsupportedException;

/**
 * What the pages look like on which one tenant's people sign in.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}.
 */
public interface Branding {
    /** The look. */
    @Performs(GET_BRANDING)
    default Brand get() {
        throw new UnsupportedException(GET_BRANDING);
    }

    /** Changes what the patch names, and returns the look as it is then. */
    @Performs(UPDATE_BRANDING)
    default Brand update(BrandPatch patch) {
        throw new UnsupportedException(UPDATE_BRANDING);
    }
}
