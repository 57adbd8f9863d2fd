package io.ostiary;

import org.jspecify.annotations.Nullable;

/** The provider does not accept this backend's own credentials. */
public final class UnauthenticatedException extends IdentityException {
    private static final long serialVersionUID = 1L;

    /** Says what the provider answered, without the credentials. */
    public UnauthenticatedException(@Nullable Operation operation, String message, @Nullable Throwable cause) {
        super(Code.UNAUTHENTICATED, operation, message, cause);
    }
}
