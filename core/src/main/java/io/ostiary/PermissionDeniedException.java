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
        super(Code.PERMISSION_DENIED, operation, message, null);
    }
}
