package io.ostiary;

import org.jspecify.annotations.Nullable;

/** The provider answered with something that makes no sense, or this backend has a defect. */
public final class BackendFailureException extends IdentityException {
    private static final long serialVersionUID = 1L;

    /** Says what happened; the cause is for logs, not for callers. */
    public BackendFailureException(@Nullable Operation operation, String message, @Nullable Throwable cause) {
        super(Code.BACKEND_FAILURE, operation, message, cause);
    }
}
