package io.ostiary;

import org.jspecify.annotations.Nullable;

/** The caller, or this backend's credentials, may not do it. */
public final class PermissionDeniedException extends IdentityException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is missing.
     *
     * @param message the missing scope, permission or approval
     */
    public PermissionDeniedException(@Nullable Operation operation, String message) {
        this(operation, message, null);
    }

    /** The same, with the provider's own failure for logs. */
    public PermissionDeniedException(@Nullable Operation operation, String message, @Nullable Throwable cause) {
        super(Code.PERMISSION_DENIED, operation, message, cause);
    }
}
