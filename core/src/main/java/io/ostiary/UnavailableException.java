package io.ostiary;

import org.jspecify.annotations.Nullable;

/** The provider could not be reached, or did not answer in time. */
public final class UnavailableException extends IdentityException {
    private static final long serialVersionUID = 1L;

    private final boolean ambiguous;

    /**
     * Says what happened.
     *
     * @param ambiguous whether the request may have taken effect although no answer came
     */
    public UnavailableException(Operation operation, String message, boolean ambiguous, @Nullable Throwable cause) {
        super(Code.UNAVAILABLE, operation, message, cause);
        this.ambiguous = ambiguous;
    }

    /** Whether the request may have taken effect although no answer came. */
    public boolean ambiguous() {
        return ambiguous;
    }
}
