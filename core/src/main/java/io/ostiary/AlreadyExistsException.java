package io.ostiary;

import org.jspecify.annotations.Nullable;

/** A unique value is taken: an e-mail address, a username, a key. */
public final class AlreadyExistsException extends IdentityException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Names what is taken.
     *
     * @param kind what already exists, for example {@code user}
     * @param field the unique field, for example {@code email}
     * @param value its value
     */
    public AlreadyExistsException(Operation operation, String kind, String field, String value) {
        this(operation, kind, field, value, null);
    }

    /** The same, with the provider's own failure for logs. */
    public AlreadyExistsException(
            Operation operation, String kind, String field, String value, @Nullable Throwable cause) {
        super(Code.ALREADY_EXISTS, operation, "a " + kind + " with " + field + " " + value + " already exists", cause);
        this.field = field;
    }

    /** The unique field whose value is taken. */
    public String field() {
        return field;
    }
}
