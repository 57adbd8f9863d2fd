package io.ostiary;

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
        super(Code.ALREADY_EXISTS, operation, "a " + kind + " with " + field + " " + value + " already exists", null);
        this.field = field;
    }

    /** The unique field whose value is taken. */
    public String field() {
        return field;
    }
}
