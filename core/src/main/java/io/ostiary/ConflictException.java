package io.ostiary;

import org.jspecify.annotations.Nullable;

/** The state of things does not allow the operation: an ambiguous reference, a role that is still assigned. */
public final class ConflictException extends IdentityException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what stands in the way.
     *
     * @param message what stands in the way, and what to do about it
     */
    public ConflictException(Operation operation, String message) {
        this(operation, message, null);
    }

    /** The same, with the provider's own failure for logs. */
    public ConflictException(Operation operation, String message, @Nullable Throwable cause) {
        super(Code.CONFLICT, operation, message, cause);
    }
}
