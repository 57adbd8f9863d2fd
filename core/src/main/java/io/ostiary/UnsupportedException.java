package io.ostiary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The backend cannot perform the operation, or cannot honour one parameter of it, whatever the arguments. */
public final class UnsupportedException extends IdentityException {
    private static final long serialVersionUID = 1L;

    private final Operation unsupported;
    private final @Nullable String parameter;
    private final String reason;

    /** The refusal of a port method that the backend did not write; {@link Capabilities} holds the reason. */
    public UnsupportedException(Operation operation) {
        this(operation, null, "this backend does not support the operation");
    }

    /**
     * The refusal of a whole operation.
     *
     * @param reason why, and what to use instead
     */
    public UnsupportedException(Operation operation, String reason) {
        this(operation, null, reason);
    }

    /**
     * The refusal of one parameter.
     *
     * @param parameter the parameter's name in the operation's tool
     * @param reason why, and what to use instead
     */
    public UnsupportedException(Operation operation, @Nullable String parameter, String reason) {
        super(
                Code.UNSUPPORTED,
                operation,
                (parameter == null ? "not supported: " : "parameter " + parameter + " is not supported: ") + reason,
                null);
        this.unsupported = operation;
        this.parameter = parameter;
        this.reason = reason;
    }

    /** The operation that is not supported, or whose parameter is not. */
    public Operation unsupported() {
        return unsupported;
    }

    /** The parameter that cannot be honoured; empty when the whole operation is refused. */
    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }

    /** Why, and what to use instead. */
    public String reason() {
        return reason;
    }
}
