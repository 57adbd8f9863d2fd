package io.ostiary;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an operation was not performed. Closed: every backend translates its provider's failures into these, one class
 * per {@link Code}, so a caller can handle them all. The message names the operation and the ids, never a secret.
 */
public abstract sealed class IdentityException extends RuntimeException
        permits NotFoundException,
                AlreadyExistsException,
                ConflictException,
                InvalidArgumentException,
                UnsupportedException,
                NotConfiguredException,
                UnauthenticatedException,
                PermissionDeniedException,
                RateLimitedException,
                UnavailableException,
                BackendFailureException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final @Nullable Operation operation;
    private final String detail;

    IdentityException(Code code, @Nullable Operation operation, String message, @Nullable Throwable cause) {
        super(operation == null ? message : operation.id() + ": " + message, cause);
        this.code = code;
        this.operation = operation;
        this.detail = message;
    }

    /** The kind of failure, for logs and wire formats. */
    public Code code() {
        return code;
    }

    /** The operation that failed; empty when an argument was refused before one was called. */
    public Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    /** What went wrong: the message without the operation's name, for whoever tells that apart. */
    public String detail() {
        return detail;
    }

    /** The kinds of failure, with the HTTP status that tells each over a wire (RFC 9457). */
    public enum Code {
        NOT_FOUND(404),
        ALREADY_EXISTS(409),
        CONFLICT(409),
        INVALID_ARGUMENT(422),
        UNSUPPORTED(501),
        NOT_CONFIGURED(424),
        UNAUTHENTICATED(502),
        PERMISSION_DENIED(403),
        RATE_LIMITED(429),
        UNAVAILABLE(503),
        BACKEND_FAILURE(502);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** The name outside Java, for example {@code not-found}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
