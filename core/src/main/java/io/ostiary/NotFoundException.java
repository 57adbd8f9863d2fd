package io.ostiary;

import org.jspecify.annotations.Nullable;

/** The thing that an operation was asked to read or change is not there. */
public final class NotFoundException extends IdentityException {
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String id;

    /**
     * Names what is missing.
     *
     * @param kind what it is, for example {@code user}
     * @param id the id or reference that was asked for
     */
    public NotFoundException(Operation operation, String kind, String id) {
        this(operation, kind, id, null);
    }

    /** The same, with the provider's own failure for logs. */
    public NotFoundException(Operation operation, String kind, String id, @Nullable Throwable cause) {
        super(Code.NOT_FOUND, operation, "no " + kind + " " + id, cause);
        this.kind = kind;
        this.id = id;
    }

    /** What is missing, for example {@code user}. */
    public String kind() {
        return kind;
    }

    /** The id or reference that was asked for. */
    public String id() {
        return id;
    }
}
