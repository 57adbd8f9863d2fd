package io.ostiary;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An argument is wrong in itself; nothing was written, and the same call can never succeed. */
public final class InvalidArgumentException extends IdentityException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** One field, one problem. */
    public InvalidArgumentException(String field, String problem) {
        this(List.of(new Violation(field, problem)));
    }

    /** Everything that is wrong. */
    public InvalidArgumentException(List<Violation> violations) {
        this(null, violations);
    }

    /** Everything that is wrong with a call of that operation. */
    public InvalidArgumentException(@Nullable Operation operation, List<Violation> violations) {
        this(operation, violations, null);
    }

    /** The same, with the provider's own failure for logs. */
    public InvalidArgumentException(
            @Nullable Operation operation, List<Violation> violations, @Nullable Throwable cause) {
        super(
                Code.INVALID_ARGUMENT,
                operation,
                violations.stream().map(Violation::toString).collect(Collectors.joining("; ")),
                cause);
        this.violations = List.copyOf(violations);
    }

    /** Everything that is wrong, field by field. */
    public List<Violation> violations() {
        return violations;
    }
}
